import type { Weather } from '../../contracts/wire/index.ts'
import { textOfScenario } from '../conformance/model/index.ts'
import { fingerprintOf } from './end/fingerprint.ts'
import { endOf } from './end/held.ts'
import { compareEnds, sameEndTerms } from './invariants/index.ts'
import { scenarioOfJourney } from './journey/scenario-of.ts'
import { type Replayed, shorten } from './journey/shorten.ts'
import type { Finding } from './report.ts'
import { Breaches, type Broken } from './run/breaches.ts'
import type { Credentials } from './run/ground.ts'
import { type Course, live, type Selection } from './run/live.ts'
import type { SimulationPlan } from './simulate.ts'

/** Faults fall otherwise for each seed. */
export const seeded = (weather: Weather, seed: number): Weather => ({ ...weather, seed: (weather.seed ?? 1) + seed })

export const isFair = ({ faults }: Weather) => faults.length === 0

/** The same lives in fair weather have to end the same. */
export async function againstFairWeather(
  plan: SimulationPlan,
  credentials: Credentials,
  course: Course,
  selection?: Selection,
): Promise<Broken[]> {
  if (isFair(plan.weather)) return []
  const { weather: _, onTime: __, ...rest } = plan
  const fair = await live({ ...rest, credentials, ...(selection === undefined ? {} : { selection }) })
  const breaches = new Breaches()
  compareEnds(
    fingerprintOf(endOf(course.end.state)),
    fingerprintOf(endOf(fair.end.state)),
    course.end.at,
    breaches.tellOf(sameEndTerms.name),
  )
  return breaches.all
}

/** A breach with the shortest journey that was found to show it. */
export async function findingOf(
  { first, times }: Broken,
  plan: SimulationPlan,
  credentials: Credentials,
): Promise<Finding> {
  const { weather, seed, people, onTime: _, ...rest } = plan
  const replay = async (selection: Selection): Promise<Replayed> => {
    const course = await live({ ...rest, people, seed, weather: seeded(weather, seed), credentials, selection })
    const unlike =
      first.invariant === sameEndTerms.name ? await againstFairWeather(plan, credentials, course, selection) : []
    return { broken: [...course.broken, ...unlike], done: course.done }
  }
  const everybody = Array.from({ length: people }, (_, number) => number)
  const shortened = await shorten(first, everybody, replay, plan.journeyActsMax ?? 60_000)
  if (shortened === undefined) return { breach: first, times }
  const about = `${first.invariant}: ${shortened.breach.says}`
  const scenario = scenarioOfJourney(shortened.done, about, plan.settings ?? {})
  return { breach: first, times, scenario: textOfScenario(scenario) }
}
