import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conformance } from '../../src/entries/vitest.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'

const folder = join(packageRoot, 'test', 'entries', 'runners')

/** What a test of the suites in test/entries/runners came to: its whole name, and the message where it failed. */
interface Told {
  name: string
  state: string
  says: string
}

const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' }

function underVitest(more: Record<string, string> = {}): Told[] {
  const file = join(mkdtempSync(join(tmpdir(), 'conformance-')), 'told.json')
  const words = ['run', '--config', join(folder, 'vitest.config.ts'), '--reporter=json', `--outputFile=${file}`]
  spawnSync(join(packageRoot, 'node_modules', '.bin', 'vitest'), words, { env: { ...env, ...more } })
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(dirname(file), { recursive: true })
  const tests = testResults[0].assertionResults as { fullName: string; status: string; failureMessages: string[] }[]
  return tests.map(({ fullName, status, failureMessages: [says = ''] }) => ({
    name: fullName.split(' ').slice(0, 6).join(' '),
    state: status,
    says,
  }))
}

function underNode(): string {
  const words = ['--import', 'tsx', '--test', '--test-reporter=tap', join(folder, 'node-test.suite.ts')]
  // Node's runner tells its children by this variable that they are children, and they then answer otherwise.
  const { NODE_TEST_CONTEXT: _, ...own } = env as Record<string, string>
  return spawnSync(process.execPath, words, { encoding: 'utf8', cwd: packageRoot, env: own }).stdout
}

describe('conformance in a test runner', () => {
  it('is one test for each rule under vitest, with the finding as its message', () => {
    const told = underVitest()
    const failed = told.filter(({ state }) => state === 'failed')
    expect(failed.map(({ name }) => name)).toEqual([
      'wrong keeps the contract U2 The',
      'stale U2 The name is the',
      'stale the run proves something, and',
      'nothing met the run proves something,',
    ])
    expect(failed[0]?.says).toMatch(/The name holds the text "undefined" or "null"[\s\S]*"Ada undefined"/)
    expect(failed[0]?.says).toContain('INTERCOM_CONFORMANCE_CASE=vectors/U2/first-name-alone npx vitest run')
    expect(told.filter(({ state }) => state === 'skipped' || state === 'pending').map(({ name }) => name)).toEqual([
      'right W1 The messenger is given',
      'nothing met W1 The messenger is',
    ])
    expect(told.filter(({ state }) => state === 'passed')).toHaveLength(7)
  })

  it('runs one case alone where the variable names it', () => {
    const [right] = underVitest({ INTERCOM_CONFORMANCE_CASE: 'vectors/U2/first-name-alone' }).filter(
      ({ state, name }) => state === 'failed' && name.startsWith('wrong'),
    )
    expect(right?.says).toContain('(once)')
  })

  it('says the same under the runner of Node', () => {
    const tap = underNode()
    expect(tap).toMatch(/# pass 7\n# fail 4\n# cancelled 0\n# skipped 2/)
    expect(tap).toContain('The name holds the text "undefined" or "null"')
    expect(tap).toContain('INTERCOM_CONFORMANCE_CASE=vectors/U2/first-name-alone node --test')
  })

  it('tells a mistyped option before anything is played', () => {
    expect(() => conformance(reference, { conections: [] } as never)).toThrow('Did you mean "connections"?')
    expect(() => conformance(reference, { connections: ['web-clod' as never] })).toThrow('Did you mean "web-cloud"?')
    expect(() => conformance(reference, { rules: 'Z9' })).toThrow('There is no rule "Z9".')
  })
})
