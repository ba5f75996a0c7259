import { contractVersion } from '../../contracts/rules/index.ts'
import type { RunLine, Weather } from '../../contracts/wire/index.ts'
import { factsOf, toolVersion } from '../conformance/index.ts'
import { secretsOf, virtualStart } from '../runner/index.ts'
import { castOf } from './cast/cast.ts'
import { characters } from './cast/person.ts'
import { Chronicle } from './chronicle.ts'
import { againstFairWeather, findingOf, isFair, seeded } from './findings.ts'
import { endStateTerms, invariants, sameEndTerms } from './invariants/index.ts'
import type { Finding, SimulationReport } from './report.ts'
import type { Credentials } from './run/ground.ts'
import { type Course, type LivePlan, live } from './run/live.ts'
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

const invariantsOf = (weather: Weather) => [
  ...invariants.map(({ name, says }) => ({ name, says })),
  endStateTerms,
  ...(isFair(weather) ? [] : [sameEndTerms]),
]

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
