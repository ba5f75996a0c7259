import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { providerStates } from '../../src/pact/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from '../cli/run-cli.ts'
import { honestProviders } from './providers/honest.ts'

const file = join(packageRoot, 'docs', 'pact.md')
const page = readFileSync(file, 'utf8')
const run = promisify(execFile)

/** What the page shows, with the addresses of providers of this test. */
async function withAddresses(text: string): Promise<string> {
  const [mock, service] = await Promise.all(honestProviders.map(({ start }) => start()))
  onTestFinished(async () => {
    await Promise.all([mock?.close(), service?.close()])
  })
  return text
    .replaceAll('http://127.0.0.1:4010', mock?.url ?? '')
    .replaceAll('http://127.0.0.1:9090', service?.url ?? '')
    .replaceAll('node_modules/intercom-conformance/', '')
}

const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text)

/** The states as the page lists them. */
function statesTable(): string {
  const rows = [...providerStates.values()].map(({ name, says, holds, weather, isOwnToken }) => {
    const sent = [
      `\`PUT /_mock/state\` \`${JSON.stringify(holds ?? {})}\``,
      ...(weather === undefined ? [] : [`\`PUT /_mock/weather\` \`${JSON.stringify(weather)}\``]),
    ]
    const under = isOwnToken ? ' Under the token of the pact, which no filter may replace here.' : ''
    return `| ${name} | ${says}${under} | ${sent.join(', ')} |`
  })
  return ['| state | says | sent to the mock |', '|---|---|---|', ...rows].join('\n')
}

describe('docs/pact.md', () => {
  it('lists the states ("npm run docs" writes them)', () => {
    const place = /(<!-- states -->\n)([\s\S]*?)(\n?<!-- \/states -->)/
    if (process.env['UPDATE_DOCS']) {
      const text = readFileSync(file, 'utf8')
      writeFileSync(
        file,
        text.replace(place, (_, open: string) => `${open}${statesTable()}\n<!-- /states -->`),
      )
      return
    }
    expect(place.exec(page)?.[2]?.trim()).toBe(statesTable())
  })

  it('shows commands with what they print', async () => {
    const shown = blocksOf('console').map((text) => /^\$ intercom-conformance (.*)\n([\s\S]*)$/.exec(text))
    expect(shown).toHaveLength(2)
    for (const block of shown) {
      const { code, stdout } = await runCli((await withAddresses(block?.[1] ?? '')).split(' '))
      expect(code).toBe(0)
      if (block?.[2]) expect(block[2]).toBe(stdout)
    }
  })

  it.for(blocksOf('js'))("runs with pact-js's own verifier: %s", async (code) => {
    const words = ['--input-type=module', '--eval', await withAddresses(code)]
    const { stdout } = await run(process.execPath, words, {
      cwd: packageRoot,
      env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
    })
    expect(stdout).toContain('Verifying a pact between')
    expect(stdout).not.toMatch(/FAILED|Error executing state handler/)
  })

  it('says how many interactions there are', () => {
    for (const [, path, count] of page.matchAll(/\(\.\.\/(contracts\/pacts\/[^)]*)\).*\| (\d+) \|$/gm)) {
      const pact = JSON.parse(readFileSync(join(packageRoot, path ?? ''), 'utf8')) as { interactions: unknown[] }
      expect(pact.interactions).toHaveLength(Number(count))
    }
    expect.assertions(2)
  })
})
