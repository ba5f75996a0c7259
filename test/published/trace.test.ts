import { describe, expect, it } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { traceOf } from './trace.ts'

const traces = [
  { connection: 'android-device', file: 'scenarios/known-deviations/intercom-android' },
  { connection: 'ios-device', file: 'scenarios/known-deviations/intercom-ios' },
] as const

describe.each(traces)('the trace $file', ({ connection, file }) => {
  it('is what the model makes of the journeys (vitest run test/published/trace.test.ts -u writes it)', async () => {
    await expect(traceOf(connection)).toMatchFileSnapshot(`../../${file}.jsonl`)
  })

  it('is failed, and passes with its baseline, of which every entry is needed', async () => {
    const [plain, known] = await Promise.all([
      runCli(['check', `trace:${file}.jsonl`]),
      runCli(['check', `trace:${file}.jsonl`, '--baseline', `${file}.baseline.yaml`]),
    ])
    expect(plain.code, plain.stderr).toBe(1)
    expect(plain.stdout).toContain('breaks M4, I2, M9, M10, M3; warnings: M3.attributes, M7;')
    expect(known.code, known.stdout + known.stderr).toBe(0)
  })
})
