import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'

/** The snippets of docs/in-your-tests.md, in a folder inside the checkout, so that they find its packages. */
mkdirSync(join(packageRoot, 'node_modules', '.cache'), { recursive: true })
const folder = mkdtempSync(join(packageRoot, 'node_modules', '.cache', 'in-your-tests-'))
afterAll(() => rmSync(folder, { recursive: true }))

const entries = join(packageRoot, 'src', 'entries')

/** The package by the files of this checkout, and what a reader has of his own. */
const here = (snippet: string) =>
  snippet
    .replaceAll(/'intercom-conformance\/([a-z-]+)'/g, (_, name) => `'${join(entries, `${name}.ts`)}'`)
    .replaceAll("'intercom-conformance'", `'${join(entries, 'index.ts')}'`)

const own = `import { transform as reference } from '${join(packageRoot, 'src', 'transformer', 'index.ts')}'
const myTransform = (...words) => {
  const [event, settings] = words[0]?.type === undefined && words[1]?.type !== undefined ? [words[1], words[0]] : words
  return reference({ connection: 'server-cloud', settings, event })
}
`

const snippets = [
  ...readFileSync(join(packageRoot, 'docs', 'in-your-tests.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g),
].map(([, text = '']) => here(text))

function run(bin: string, words: string[]) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }
  return spawnSync(join(packageRoot, 'node_modules', '.bin', bin), words, { cwd: folder, encoding: 'utf8', env })
}

describe('docs/in-your-tests.md', () => {
  it('has a snippet for each entry', () => {
    expect(snippets).toHaveLength(4)
  })

  it('shows the contract as tests of vitest', { timeout: 180_000 }, () => {
    writeFileSync(
      join(folder, 'contract.test.ts'),
      (snippets[0] ?? '').replace(/\n {2}baseline: .*\n/, '\n  runs: 50,\n'),
    )
    writeFileSync(
      join(folder, 'transform.ts'),
      `${own}export const transform = (event, settings) => myTransform(event, settings)\n`,
    )
    writeFileSync(
      join(folder, 'vitest.config.ts'),
      `export default { test: { root: ${JSON.stringify(folder)}, include: ['*.test.ts'] } }\n`,
    )
    const { status, stdout } = run('vitest', ['run', '--config', join(folder, 'vitest.config.ts')])
    expect(stdout).toMatch(/\d\d passed/)
    expect(status, stdout).toBe(0)
  })

  it.each([
    ['the mock', 1, ''],
    ['fast-check', 2, ''],
    ['all of it, by hand', 3, 'passed: mine keeps the contract'],
  ])('shows %s', { timeout: 180_000 }, (_, index, says) => {
    const snippet = (snippets[index] ?? '').replace('runs: 2000', 'runs: 100')
    const imports = snippet.match(/^import .*$/gm) ?? []
    const rest = snippet.replaceAll(/^import .*$/gm, '')
    writeFileSync(join(folder, `snippet-${index}.mts`), `${imports.join('\n')}\n${own}${rest}`)
    const { status, stdout, stderr } = run('tsx', [`snippet-${index}.mts`])
    expect(status, `${stdout}${stderr}`).toBe(0)
    expect(stdout).toContain(says)
  })
})
