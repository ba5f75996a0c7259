import { contractVersion } from '../../contracts/rules/index.ts'
import { isJsonObject, type RunLine, type Weather } from '../../contracts/wire/index.ts'
import { factsOf, toolVersion } from '../conformance/index.ts'
import { textOfScenario } from '../conformance/model/index.ts'
import { secretsOf, virtualStart } from '../runner/index.ts'
import { castOf } from './cast/cast.ts'
import { type Character, characters } from './cast/person.ts'
import { Chronicle } from './chronicle.ts'
import { fingerprintOf } from './end/fingerprint.ts'
import { endOf } from './end/held.ts'
import { type Breach, compareEnds, endStateTerms, invariants, sameEndTerms } from './invariants/index.ts'
import { scenarioOfJourney } from './journey/scenario-of.ts'
import { type Replayed, shorten } from './journey/shorten.ts'
import { Breaches, type Broken } from './run/breaches.ts'
import type { Counts } from './run/counter.ts'
import type { Credentials } from './run/ground.ts'
import { type Course, type LivePlan, live, type Selection } from './run/live.ts'
import { Reasons } from './run/reasons.ts'

export interface SimulationPlan extends Omit<LivePlan, 'weather' | 'credentials' | 'selection' | 'recorder'> {
  weather: Weather
  /** How the weather is called. */
  weatherName: string
  /** Where the history is saved; nowhere unless given. */
  record?: string
  /** So many acts are lived again, at most, for the journey of one finding; 60,000 unless said. */
  journeyActsMax?: number
}

/** An invariant that broke, and the shortest journey that was found to show it. */
export interface Finding {
  breach: Breach
  /** How often it broke. */
  times: number
  /** The journey as the text of a scenario file; absent where it did not break again when fewer people lived. */
  scenario?: string
}

/** What came of a simulation. The same for one seed, wherever it runs. */
export interface SimulationReport {
  target: string
  people: number
  hours: number
  seed: number
  weather: { name: string; about: string }
  cast: readonly { character: Character; people: number }[]
  connections: readonly string[]
  counts: Counts
  /** Why events were dropped, the most frequent reasons first. */
  dropped: readonly { reason: string; events: number }[]
  /** What Intercom held in the end, and when that was, in milliseconds of virtual time after the beginning. */
  end: { users: number; companies: number; events: number; afterMs: number }
  invariants: readonly { name: string; says: string }[]
  findings: readonly Finding[]
  /** SHA-256 of the history, in hex. */
  digest: string
}

/**
 * Lets many people live through the weather, and once more in fair weather where that was none; says which invariants broke, each with the
 * shortest journey that shows it.
 */
export async function simulate(plan: SimulationPlan): Promise<SimulationReport> {
  const { people, seed, connections, target, hours, weather, weatherName } = plan
  const secrets = secretsOf(seed, 'simulation')
  const credentials: Credentials = {
    token: secrets.reveal('token:1'),
    iosKey: secrets.reveal('token:2'),
    androidKey: secrets.reveal('token:3'),
    appId: 'app-1',
  }
  const reasons = new Reasons()
  const chronicle = new Chronicle(plan.record, secrets, headOf(plan))
  let course: Course
  let digest: string
  try {
    course = await live({
      ...plan,
      credentials,
      weather: seeded(weather, seed),
      recorder: {
        take: (record) =>
          [chronicle, reasons].forEach((one) => {
            one.take(record)
          }),
      },
    })
    digest = chronicle.end(course.end)
  } catch (error) {
    chronicle.abandon()
    throw error
  }
  const broken = [...course.broken, ...(await againstFairWeather(plan, credentials, course))]
  const findings: Finding[] = []
  for (const one of broken) findings.push(await findingOf(one, plan, credentials))
  const cast = castOf(people, seed, connections)
  const { users, companies, events } = course.end.state
  return {
    target: target.name,
    people,
    hours,
    seed,
    weather: { name: weatherName, about: weather.about ?? '' },
    cast: characters.map((character) => ({
      character,
      people: cast.filter((one) => one.character === character).length,
    })),
    connections,
    counts: course.counts,
    dropped: reasons.dropped(),
    end: {
      users: users.length,
      companies: companies.length,
      events: events.length,
      afterMs: course.end.at - virtualStart,
    },
    invariants: invariantsOf(weather),
    findings,
    digest,
  }
}

/** Faults fall otherwise for each seed. */
const seeded = (weather: Weather, seed: number): Weather => ({ ...weather, seed: (weather.seed ?? 1) + seed })

const isFair = ({ faults }: Weather) => faults.length === 0

const invariantsOf = (weather: Weather) => [
  ...invariants.map(({ name, says }) => ({ name, says })),
  endStateTerms,
  ...(isFair(weather) ? [] : [sameEndTerms]),
]

/** The same lives in fair weather have to end the same. */
async function againstFairWeather(
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

async function findingOf({ first, times }: Broken, plan: SimulationPlan, credentials: Credentials): Promise<Finding> {
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
  const scenario = scenarioOfJourney(shortened.done, about, isJsonObject(plan.settings) ? plan.settings : {})
  return { breach: first, times, scenario: textOfScenario(scenario) }
}

/** The first line of the history: nothing in it is of this machine. */
function headOf({ target, seed, people, hours, weather }: SimulationPlan): RunLine {
  const { target: judged } = factsOf({ target, seed })
  return {
    kind: 'run',
    version: 1,
    tool: { name: 'intercom-conformance', version: toolVersion },
    contract: { version: contractVersion },
    target: judged,
    seed,
    simulation: { people, hours, weather },
  }
}
