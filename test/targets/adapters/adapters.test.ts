import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../../src/conformance/index.ts'
import { loadCases } from '../../../src/runner/index.ts'
import { closeAll, judge, open } from '../opened.ts'

afterAll(closeAll)

/** Where Debian puts it; `GSON_JAR` names another place. */
const gson = process.env['GSON_JAR'] ?? '/usr/share/java/gson.jar'
const runs = (program: string, ...words: string[]) => spawnSync(program, words).status === 0
const javaIsThere = existsSync(gson) && runs('java', '-version')

const cases = loadCases({ folder: process.cwd() })

/** Judges an adapter by all rules over written and generated cases: the ids of those that passed, or what is wrong. */
async function passedOf(word: string) {
  const generate = { runs: 200, suites: ['properties', 'sequences'] } as const
  const report = await judge(await open(word), cases, { failOn: 'should', generate })
  expect({ exit: exitCodeOf(report), errors: report.errors }).toEqual({ exit: 0, errors: [] })
  return report.rules.filter(({ verdict }) => verdict === 'passed').map(({ id }) => id)
}

describe('the adapter in', () => {
  it('JavaScript keeps every rule that the reference keeps, which it wraps', async () => {
    const node = `"${process.execPath}" --import tsx`
    const wrapping = `command:${node} test/targets/adapters/adapter.mjs ../../../src/transformer/index.ts`
    expect(await passedOf(wrapping)).toEqual(await passedOf('reference'))
  })

  it.skipIf(!runs('python3', '-V'))('Python keeps the rules of what it does', async () => {
    const passed = await passedOf('command:python3 test/targets/adapters/adapter.py')
    expect(passed).toEqual(expect.arrayContaining(['I1', 'I2', 'I3', 'U1', 'U2', 'U3', 'U4', 'G8']))
  })

  it.skipIf(!javaIsThere)('Java keeps the rules of what it does', async () => {
    const passed = await passedOf(`command:java -cp "${gson}" test/targets/adapters/Adapter.java`)
    expect(passed).toEqual(expect.arrayContaining(['I2', 'I3', 'T1', 'T3', 'T4', 'T8', 'G8']))
  })
})
