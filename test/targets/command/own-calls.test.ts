import { describe, expect, it } from 'vitest'
import type { Report } from '../../../contracts/wire/index.ts'
import { runCli } from '../../cli/run-cli.ts'

const wrapping = (module: string) =>
  `command:"${process.execPath}" --import tsx test/targets/adapters/adapter.mjs ../modules/${module}`

/** The rules that failed over the vectors of groups, and how many were judged. */
async function judged(module: string) {
  const words = ['check', wrapping(module), '--suite', 'vectors', '--rules', 'C*,G4,G10', '--reporter', 'json']
  const { stdout, stderr } = await runCli(words)
  const { rules } = JSON.parse(stdout) as Report
  const failed = rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)
  const c1 = rules.find(({ id }) => id === 'C1')
  return { failed, c1: c1?.verdict, stderr }
}

describe('a command on Node that sends by itself to Intercom', () => {
  it('is heard by the mock, whichever client it uses, and keeps the contract', async () => {
    expect(await judged('sends-groups.ts')).toEqual({ failed: [], c1: 'passed', stderr: '' })
  })

  it('is found out by rule G10 where it also returns what it sent', async () => {
    expect(await judged('sends-and-returns-groups.ts')).toMatchObject({ failed: ['G10'], stderr: '' })
  })
})
