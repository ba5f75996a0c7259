import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSocket } from '../../mocks/intercom/doors/socket.ts'
import { packageRoot } from '../../src/runner/index.ts'

const run = promisify(execFile)
const page = readFileSync(join(packageRoot, 'docs', 'judge-your-implementation.md'), 'utf8')

/** The shell blocks of the page in their order, those under one heading together. */
const blocks = page.split(/^##+ /m).map((section) => ({
  heading: section.slice(0, section.indexOf('\n')),
  script: [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, script]) => script).join(''),
}))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'judge-'))
  const command = join(folder, 'intercom-conformance')
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(packageRoot, 'src', 'cli', 'bin.mjs')}" "$@"\n`)
  chmodSync(command, 0o755)
  // What a reader sees is the same over fewer cases than are generated unless told.
  writeFileSync(join(folder, 'intercom-conformance.config.json'), '{ "runs": 100 }')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A port that nobody has. */
async function freePort(): Promise<string> {
  const door = await startSocket()
  await door.close()
  return String(door.port)
}

/** The page names ports; here they are ones that are free, in case it is tried twice at a time. */
async function withFreePorts(script: string): Promise<string> {
  let freed = script
  for (const port of ['9190', '9191', '4011']) freed = freed.replaceAll(port, await freePort())
  return freed
}

/** Runs a block as somebody would who copies it into a terminal, one after another in one folder. */
const copied = async (script: string) =>
  run('sh', ['-ec', await withFreePorts(script)], {
    cwd: folder,
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}`, NO_COLOR: '1' },
  })

describe('the page for authors of implementations', () => {
  const shown = blocks.filter(({ script }) => script !== '')
  it('shows each door', () => {
    expect(shown.length).toBeGreaterThanOrEqual(6)
  })

  it.for(shown)('works as it stands: $heading', { timeout: 180_000 }, async ({ heading, script }) => {
    const { stdout } = await copied(script)
    expect(stdout).toMatch(promised[heading] ?? /./)
  })
})

/** What a reader sees there. */
const promised: Record<string, RegExp> = {
  'A JavaScript or TypeScript module': /adapter of first-try works[\s\S]*first-try breaks U2, U3/,
  'A service': /adapter of http[\s\S]*keeps the contract/,
  'When the service calls Intercom by itself': /keeps the contract/,
  'A program in any language': /adapter of mine works[\s\S]*mine/,
  'What was recorded elsewhere': /Ada undefined[\s\S]*breaks U2/,
  Then: /Hello Ada undefined[\s\S]*first-try keeps the contract|known under U2/,
}
