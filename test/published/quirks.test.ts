import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import type { Report } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { loadCases } from '../../src/runner/index.ts'
import type { Target } from '../../src/targets/index.ts'
import type { PublishedQuirk } from './integration.ts'
import { deviceWith, type PhoneConnection, publishedDevice, quirksOn, targetOn } from './published.ts'

const phones: readonly PhoneConnection[] = ['android-device', 'ios-device']
const written = loadCases({ folder: process.cwd() })
const runs = Number(process.env['QUIRK_RUNS'] ?? 150)
const timeout = 300_000

/** All rules, over the written cases of one platform, and over generated ones where it is asked for. */
function reportOn(target: Target, connection: PhoneConnection, runs = 0): Promise<Report> {
  return check({
    target,
    rules,
    cases: written.filter((one) => one.connection === connection),
    ...(runs === 0 ? {} : { generate: { runs, suites: ['properties', 'sequences'] as const } }),
    connections: [connection],
    seed: 7,
    failOn: 'should',
    replay: (id) => id,
  })
}

const redIn = (report: Report) =>
  report.rules.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored').map(({ id }) => id)

describe.each(phones)('the published integration behind %s', (connection) => {
  const [breaking, free] = [
    quirksOn(connection).flatMap(([quirk, told]) => ('breaks' in told ? [{ quirk, breaks: told.breaks }] : [])),
    quirksOn(connection).flatMap(([quirk, told]) => ('freedom' in told ? [{ quirk }] : [])),
  ]
  const withOne = async (quirk: PublishedQuirk, generated: number) => {
    const target = targetOn(quirk, [connection], () => deviceWith(connection, quirk))
    return redIn(await reportOn(target, connection, generated))
  }

  it('keeps every rule with its quirks switched off', { timeout }, async () => {
    const honest = targetOn('honest', [connection], () => deviceWith(connection))
    expect(redIn(await reportOn(honest, connection, runs))).toEqual([])
  })

  it.for(breaking)('is caught, under $breaks: $quirk', { timeout }, async ({ quirk, breaks }) => {
    expect(await withOne(quirk, 0)).toContain(breaks)
  })

  it.for(free)('is told by no rule: $quirk', { timeout }, async ({ quirk }) => {
    expect(await withOne(quirk, runs)).toEqual([])
  })

  it('is found out as a whole, without a crash, and asks nothing of an honest one', { timeout }, async () => {
    const published = targetOn('published', [connection], () => publishedDevice(connection))
    const report = await reportOn(published, connection, runs)
    const errored = report.rules.filter(({ verdict }) => verdict === 'errored')
    expect(errored.map(({ id, reason }) => ({ id, reason }))).toEqual([])
    expect(redIn(report)).toEqual(expect.arrayContaining(breaking.map(({ breaks }) => breaks)))
  })
})
