import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { cloudConnections, isJsonObject, type JsonObject } from '../../../contracts/wire/index.ts'
import { expectedEnd, scenarioText } from '../../../src/conformance/model/index.ts'
import { arbitraryJourney, type GeneratedJourney } from '../../../src/generate/index.ts'
import { loadScenariosFrom, scenarioCases } from '../../../src/runner/index.ts'
import { reference } from '../../../src/targets/index.ts'
import { caseOf, findingsAtEnd } from './end-of-journey.ts'
import { wrongTarget } from './wrong-target.ts'

const folder = mkdtempSync(join(tmpdir(), 'journeys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(cloudConnections)('500 journeys over %s', (connection) => {
  const journeys = fc.sample(arbitraryJourney([connection]), { seed: 11, numRuns: 500 })

  test('end as the model says', async () => {
    const told: string[] = []
    for (const journey of journeys) {
      const [finding] = await findingsAtEnd(reference, caseOf(journey))
      if (finding) told.push(`${JSON.stringify(finding)}\n${scenarioText(journey, expectedEnd(journey))}`)
    }
    expect(told).toEqual([])
  })

  test('leave users with companies, events of users, and companies that somebody left', () => {
    const ends = journeys.map(expectedEnd)
    const share = (holds: (index: number) => boolean) => journeys.filter((_, index) => holds(index)).length / 500
    expect(
      share((index) => (ends[index]?.users ?? []).some(({ companies }) => String(companies) !== '')),
    ).toBeGreaterThan(0.3)
    expect(share((index) => (ends[index]?.users ?? []).length > 1)).toBeGreaterThan(0.3)
    expect(share((index) => (ends[index]?.events ?? []).length > 0)).toBeGreaterThan(0.2)
    expect(share((index) => Number(ends[index]?.dropped ?? 0) > 0)).toBeGreaterThan(0.3)
    expect(share((index) => JSON.stringify(journeys[index]).includes('"remove":true'))).toBeGreaterThan(0.1)
  })
})

const linked = (body: JsonObject, turn: (company: JsonObject) => JsonObject): JsonObject =>
  Array.isArray(body['companies']) ? { ...body, companies: body['companies'].filter(isJsonObject).map(turn) } : body

const broken = [
  {
    fault: 'loses the removal of a company',
    target: wrongTarget('/users', (body) => linked(body, ({ remove: _, ...company }) => company)),
  },
  {
    fault: 'mixes up two people',
    target: wrongTarget('/users', (body) => (body['user_id'] === 'u-2' ? { ...body, user_id: 'u-1' } : body)),
  },
  {
    fault: 'forgets whom a group links',
    target: wrongTarget('/users', ({ companies, ...body }, { event }) =>
      event['type'] === 'group' || companies === undefined ? body : { ...body, companies },
    ),
  },
  {
    fault: 'writes every event to one person',
    target: wrongTarget('/events', (body) => ({ ...body, user_id: 'u-1' })),
  },
]

describe.each(broken)('a target that $fault', ({ target }) => {
  test('is found, and its shrunk journey fails again from a file', async () => {
    const run = await fc.check(
      fc.asyncProperty(arbitraryJourney(cloudConnections), async (journey) => {
        return (await findingsAtEnd(target, caseOf(journey))).length === 0
      }),
      { seed: 3, numRuns: 500 },
    )
    const [journey] = run.counterexample as [GeneratedJourney]
    expect(journey.scenario.steps.length).toBeLessThanOrEqual(4)

    const file = join(folder, 'shrunk.yaml')
    writeFileSync(file, scenarioText(journey, expectedEnd(journey)))
    const [named] = loadScenariosFrom('shrunk.yaml', folder)
    const cases = named ? scenarioCases(named) : []
    expect(cases.map(({ connection }) => connection)).toEqual([journey.connection])
    for (const toPlay of cases) {
      expect(await findingsAtEnd(target, toPlay)).not.toEqual([])
      expect(await findingsAtEnd(reference, toPlay)).toEqual([])
    }
  })
})

test('a journey reads as a story', () => {
  const [journey] = fc.sample(arbitraryJourney(['web-cloud']), { seed: 8, numRuns: 1 })
  expect(scenarioText(journey as GeneratedJourney, expectedEnd(journey as GeneratedJourney))).toMatchSnapshot()
})
