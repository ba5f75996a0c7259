import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import {
  type Case,
  createStage,
  createWorld,
  loadScenarios,
  scenarioCases,
  type WorldOptions,
  weatherNames,
} from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'

const endRule = rules.find(({ id }) => id === 'J1')

async function findings(toPlay: Case, delivery: NonNullable<WorldOptions['delivery']>) {
  const { played } = await createStage(reference, 1, { world: createWorld({ delivery }) }).play(toPlay)
  return (endRule?.judge(played) ?? []).flatMap((judgement) => judgement.findings)
}

/** The stories that name a weather. */
const storiesUnder = (weather: string) =>
  loadScenarios().filter(({ scenario }) => scenario.steps.some((step) => 'weather' in step && step.weather === weather))

/** Under these nothing is refused or lost. */
const mild = ['calm', 'slow']

describe.each(weatherNames())('a story under the weather %s', (weather) => {
  const cases = storiesUnder(weather).flatMap(scenarioCases)

  it('is told', () => {
    expect(cases.length).toBeGreaterThan(0)
  })

  it.each(cases.map((one) => [one.id, one] as const))('%s ends as told', async (_, toPlay) => {
    expect(await findings(toPlay, {})).toEqual([])
  })
})

describe.each(weatherNames().filter((name) => !mild.includes(name)))(
  'a delivery without retries, under %s',
  (weather) => {
    it.each(
      storiesUnder(weather)
        .flatMap(scenarioCases)
        .map((one) => [one.id, one] as const),
    )('%s is told wrong', async (_, toPlay) => {
      expect(await findings(toPlay, { policy: { retriesMax: 0 } })).not.toEqual([])
    })
  },
)

describe('a delivery that gives up after half a second, without retries', () => {
  it.each(
    storiesUnder('slow')
      .flatMap(scenarioCases)
      .map((one) => [one.id, one] as const),
  )('%s is told wrong', async (_, toPlay) => {
    expect(await findings(toPlay, { policy: { retriesMax: 0 }, timeoutMs: 500 })).not.toEqual([])
  })
})

describe('a delivery that lets people overtake themselves', () => {
  it('is told wrong, since what was said last is not what counts', async () => {
    // Out of a browser each event goes by itself, long after the one before it was tried again.
    const cases = storiesUnder('flapping')
      .flatMap(scenarioCases)
      .filter(({ id }) => /every-third-call-fails@(mobile|server)-cloud/.test(id))
    expect(cases).toHaveLength(2)
    for (const toPlay of cases) {
      const [finding] = await findings(toPlay, { policy: { keysOf: ({ id }) => [id] } })
      expect(finding, toPlay.id).toMatchObject({ place: 'then.users.1' })
    }
  })
})
