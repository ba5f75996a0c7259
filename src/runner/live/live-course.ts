import {
  type DeliveredRequest,
  type Event,
  type Exchange,
  type Settings,
  sameJson,
} from '../../../contracts/wire/index.ts'
import { type Manner, outcomeOf, type Target } from '../../targets/index.ts'
import { askOnce, breakdownOf, inputOf } from '../ask.ts'
import type { Case } from '../case.ts'
import type { Course } from '../course.ts'
import type { Secrets } from '../secrets.ts'
import type { World } from '../world.ts'
import type { LivePlace } from './live-places.ts'

/** Real time, for targets that deliver by themselves. */
export interface RealTime {
  /** Milliseconds since the epoch. */
  nowMs(): number
  wait(ms: number): Promise<void>
  /** How long a further try is waited for, in milliseconds. */
  patienceMs: number
}

/** How often we look whether something has arrived. */
const lookEveryMs = 50
/** After so many tries, or so often the time for one, a story is over. */
const triesMax = 100
const patienceTimesMax = 5
/** Requests of one event that follow each other faster than this belong together. */
const lullMs = 300

/**
 * Plays a story with weather in real time, on a target that sends by itself: all tries are kept with their times, which D1 to D4 judge. An
 * event is given when the one before was answered and its first try is there; further tries may come later. Nothing where the target
 * returns its requests.
 */
export async function playLive(
  target: Target,
  world: World,
  toPlay: Case,
  secrets: Secrets,
  time: RealTime,
): Promise<Course | undefined> {
  const { connection, events, happenings = [] } = toPlay
  const settings = secrets.reveal(toPlay.settings as Event) as Settings
  const place = world.enterLive(String(settings.apiKey), time)
  const exchanges: Exchange[] = []
  const changeWeather = (before: number) => {
    for (const happening of happenings) {
      if (happening.before === before && happening.kind === 'weather') place.setWeather(happening.weather)
    }
  }
  try {
    for (const [index, { event, step }] of events.entries()) {
      changeWeather(index)
      const given = { connection, settings, event: secrets.reveal(event) }
      const acceptedAt = time.nowMs()
      const answer = await askOnce(target, inputOf(given, secrets.session, target), alone)
      if (answer.kind === 'skipped') return { exchanges, skipped: answer.reason }
      const outcome = outcomeOf(answer)
      const answeredAt = time.nowMs()
      exchanges.push({
        ...given,
        outcome,
        delivered: [],
        acceptedAt,
        answeredAt,
        ...(step === undefined ? {} : { step }),
      })
      takeIn(place, exchanges)
      if (isReturned(exchanges)) return undefined
      await firstTry(place, exchanges, time)
    }
    changeWeather(events.length)
    await furtherTries(place, exchanges, time)
    return { exchanges, state: place.state() }
  } catch (thrown) {
    return { exchanges, state: place.state(), breakdown: breakdownOf(thrown) }
  } finally {
    target.end?.(secrets.session)
    place.leave()
  }
}

/** Whether a target returned its requests, and sent nothing by itself. */
const isReturned = (exchanges: readonly Exchange[]) =>
  exchanges.some(({ outcome }) => outcome.kind === 'requests' && outcome.requests.length > 0) &&
  exchanges.every(({ delivered }) => delivered.length === 0)

/** Other cases would come between, and their answers late. */
const alone: Manner = { alone: true }

/** Who answers before he sends is given time for the first try of the latest event; what he sends meanwhile may be of earlier ones. */
async function firstTry(place: LivePlace, exchanges: readonly Exchange[], time: RealTime): Promise<void> {
  const latest = exchanges.at(-1)
  if (latest === undefined || latest.outcome.kind === 'dropped' || latest.delivered.length > 0) return
  const isOver = within(time.patienceMs, time)
  while (latest.delivered.length === 0 && !isOver()) await look(place, exchanges, time)
  while (time.nowMs() - place.latestAt() < lullMs && !isOver()) await look(place, exchanges, time)
}

/**
 * Waits while a further try is awaited, as long as patience lasts after the latest one; and not for ever where tries never end: D1 allows
 * twenty.
 */
async function furtherTries(place: LivePlace, exchanges: readonly Exchange[], time: RealTime): Promise<void> {
  const beganMs = time.nowMs()
  const waitedMs = () => time.nowMs() - Math.max(beganMs, place.latestAt())
  const isOver = within(patienceTimesMax * time.patienceMs, time)
  const tries = () => exchanges.reduce((sum, { delivered }) => sum + delivered.length, 0)
  while (place.isAwaited() && waitedMs() < time.patienceMs && !isOver() && tries() < triesMax) {
    await look(place, exchanges, time)
  }
}

function within(ms: number, { nowMs }: RealTime): () => boolean {
  const beganMs = nowMs()
  return () => nowMs() - beganMs >= ms
}

async function look(place: LivePlace, exchanges: readonly Exchange[], { wait }: RealTime): Promise<void> {
  await wait(lookEveryMs)
  takeIn(place, exchanges)
}

/** A further try is of the latest event that made the same request; any other of the event given last. */
function takeIn(place: LivePlace, exchanges: readonly Exchange[]): void {
  for (const { tried, isFurther } of place.tried()) {
    const known = isFurther
      ? exchanges.findLast(({ delivered }) => delivered.some((one) => isSame(one, tried)))
      : undefined
    const owner = known ?? exchanges.at(-1)
    owner?.delivered.push(tried)
  }
}

const isSame = ({ request: one }: DeliveredRequest, { request: other }: DeliveredRequest) =>
  one.method === other.method && one.url === other.url && sameJson(one.body, other.body)
