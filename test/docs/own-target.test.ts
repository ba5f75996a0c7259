import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(packageRoot, 'test', 'docs', 'own-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The README's own code, with a transformation that loses every event's traits. */
function script(): string {
  const [, code = ''] =
    /```ts\n(import \{ check[\s\S]*?)```/.exec(readFileSync(join(packageRoot, 'README.md'), 'utf8')) ?? []
  const mine = `const myTransform = (settings, event) => event.type !== 'identify'
    ? { kind: 'dropped', reason: 'only identify is known here' }
    : { kind: 'requests', requests: [{ method: 'POST', url: 'https://api.intercom.io/users', headers: { Authorization: 'Bearer ' + settings.apiKey, 'Content-Type': 'application/json', Accept: 'application/json' }, body: { user_id: event.userId } }] }\n`
  return (
    mine + code.replace("'intercom-conformance'", "'../../../src/entries/index.ts'").replace('runs: 2000', 'runs: 20')
  )
}

function run(...words: string[]) {
  writeFileSync(join(folder, 'judge.ts'), script())
  try {
    return { code: 0, stdout: execFileSync('npx', ['tsx', 'judge.ts', ...words], { cwd: folder, encoding: 'utf8' }) }
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return { code: status, stdout }
  }
}

describe("the README's way to judge an implementation of one's own", () => {
  it('prints a report and exits by it', () => {
    const { code, stdout } = run()
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ G4 \(must/)
    expect(stdout).toMatch(/failed: mine breaks .*U4/)
  })

  it('plays exactly one case, as a failure names it', () => {
    const { code, stdout } = run('vectors/U2/first-name-alone')
    expect(code).toBe(1)
    expect(stdout).toContain('1 case (1 vectors)')
  })
})
