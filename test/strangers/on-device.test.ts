import { describe, expect, it } from 'vitest'
import { type Rule, rules } from '../../contracts/rules/index.ts'
import { deviceConnections } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { loadCases } from '../../src/runner/index.ts'
import type { Target } from '../../src/targets/index.ts'
import { onDevice } from './on-device.ts'

const written = loadCases({ folder: process.cwd() }).filter(({ connection }) =>
  (deviceConnections as readonly string[]).includes(connection),
)
const runs = Number(process.env['STRANGER_RUNS'] ?? 2000)
const numbers = Array.from({ length: 20 }, (_, index) => index + 1)
const timeout = 15 * 60_000

/** The stranger of a number, with a device of its own for each session. */
function strangerOf(number: number, options: { showsStart: boolean }): Target {
  const devices = new Map<string, ReturnType<typeof onDevice>>()
  return {
    name: `stranger ${number} on a device`,
    connections: deviceConnections,
    transform(input) {
      const { session = '' } = input
      const device = devices.get(session) ?? onDevice(number, options)
      devices.set(session, device)
      return device(input)
    },
    end: (session) => {
      devices.delete(session)
    },
  }
}

/** The rules that turn red, each with the smallest case that shows it. */
async function redOf(target: Target, judging: readonly Rule[], seed: number) {
  const report = await check({
    target,
    rules: judging,
    cases: written,
    generate: { runs: Math.ceil(runs / numbers.length), suites: ['properties', 'sequences'] },
    seed,
    failOn: 'should',
    replay: (id) => id,
    nowMs: () => performance.now(),
  })
  expect(report.summary.cases).toBeGreaterThan(written.length)
  return report.rules
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'errored')
    .map(({ id, level, reason, failures }) => ({ id, level, reason, smallest: failures[0] }))
}

describe('strangers on a page and a phone, who combine the freedoms by number', () => {
  it.for(numbers)('number %i keeps every rule over written and generated cases', { timeout }, async (number) => {
    expect(await redOf(strangerOf(number, { showsStart: true }), rules, 20_260_304 + number)).toEqual([])
  })

  // Without a start the SDK takes no call, so that nothing is left in Intercom: the calls alone are judged.
  it.for(numbers.slice(0, 5))(
    'number %i, whose start is not seen, breaks no rule over calls',
    { timeout },
    async (number) => {
      const overCalls = rules.filter(({ id }) => /^[IWMS]/.test(id))
      expect(await redOf(strangerOf(number, { showsStart: false }), overCalls, 20_260_404 + number)).toEqual([])
    },
  )
})
