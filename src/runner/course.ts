import {
  type Event,
  type Exchange,
  isCloud,
  type Moment,
  type Outcome,
  type Settings,
  type WorkspaceState,
} from '../../contracts/wire/index.ts'
import { Disturbed, type Manner, outcomeOf, type Target } from '../targets/index.ts'
import { askOnce, type Breakdown, breakdownOf, changeOf, inputOf } from './ask.ts'
import type { Case, Happening, TimedEvent } from './case.ts'
import { playLive, type RealTime } from './live/live-course.ts'
import { playAgain } from './play-again.ts'
import type { Secrets } from './secrets.ts'
import type { Workplace } from './workplace.ts'
import type { World } from './world.ts'

/** What came of playing a case. */
export interface Course {
  exchanges: Exchange[]
  moments?: readonly Moment[]
  state?: WorkspaceState
  breakdown?: Breakdown
  skipped?: string
}

/** Throws `Disturbed` where something else broke the target meanwhile, unless the case is played alone. */
export async function playOnce(
  target: Target,
  world: World,
  toPlay: Case,
  secrets: Secrets,
  manner: Manner,
  time?: RealTime,
): Promise<Course> {
  const settings = secrets.reveal(toPlay.settings as Event) as Settings
  const { connection, identitySecrets, events, happenings = [] } = toPlay
  const sessions = sessionsOf(toPlay, secrets.session)
  if (target.devicesMax !== undefined && sessions.all.length > target.devicesMax) {
    return {
      exchanges: [],
      skipped: `It needs ${sessions.all.length} devices at once, and the target has ${target.devicesMax}.`,
    }
  }
  const isHeard = target.reachesMock === true && !isScripted(toPlay)
  const hasWeather = happenings.some(({ kind }) => kind === 'weather')
  if (time !== undefined && isHeard && hasWeather && toPlay.live) {
    const live = await playLive(target, world, toPlay, secrets, time)
    if (live !== undefined) return live
  }
  const place = world.enter({ connection, settings, isHeard, identitySecrets, hasWeather })
  const exchanges: Exchange[] = []
  const moments: Moment[] = []
  const course = (end: Partial<Course> = {}): Course => {
    place.settle()
    return { exchanges, moments, state: place.state(), ...end }
  }
  const happen = (count: number) => {
    for (const happening of happenings) if (happening.before === count) take(happening, place, exchanges, moments)
  }
  try {
    for (const [index, timed] of events.entries()) {
      happen(index)
      const { event, at, recorded, step, device } = timed
      place.setTime(at)
      if (recorded) {
        exchanges.push({ ...effectOf(recorded.outcome, place, toPlay, timed), ...recorded })
        continue
      }
      const given = { connection: timed.connection ?? connection, settings, event: secrets.reveal(event) }
      const scripted = toPlay.outcomes?.[index]
      const session = sessions.of(timed)
      const input = inputOf(given, session, target)
      const answer = scripted ? (secrets.reveal(scripted as never) as Outcome) : await askOnce(target, input, manner)
      if (answer.kind === 'skipped') return course({ skipped: answer.reason })
      const judged = answer.kind === 'composed' ? { ...given, event: answer.event } : given
      exchanges.push({
        ...judged,
        ...effectOf(outcomeOf(answer), place, toPlay, timed),
        ...deliveryOf(toPlay, index, secrets),
        ...(device === undefined ? {} : { device }),
        ...(step === undefined ? {} : { step }),
        ...(toPlay.isVariant ? {} : changeOf(answer, input, given, target)),
      })
      if (hasWeather && exchanges.some(wasSentByTarget)) return course({ skipped: inItsOwnTime(time) })
    }
    if (toPlay.isVariant) return { exchanges }
    happen(events.length)
    const ended = course()
    if (!isScripted(toPlay) && isCloud(connection) && !exchanges.some(wasSentByTarget)) {
      await playAgain(target, exchanges, secrets.session, manner)
    }
    return ended
  } catch (thrown) {
    if (thrown instanceof Disturbed && manner.alone !== true) throw thrown
    return course({ breakdown: breakdownOf(thrown) })
  } finally {
    for (const session of sessions.all) target.end?.(session)
    place.leave()
  }
}

/** Why a story with weather is left out: a target that sends by itself retries in real time, and the weather of a story changes in its own. */
const inItsOwnTime = (time: RealTime | undefined) =>
  `Its weather is met by what is delivered for a target, and this one sends by itself; ${time === undefined ? '--delivery SECONDS plays those that can be played in real time' : 'it is not played in real time, or it is over another connection'}.`

/** The weather changes, or somebody looks at what Intercom holds. */
function take(happening: Happening, place: Workplace, exchanges: readonly Exchange[], moments: Moment[]): void {
  place.setTime(happening.at)
  if (happening.kind === 'weather') {
    place.setWeather(happening.weather)
    return
  }
  moments.push({
    step: happening.step,
    expected: happening.expected,
    state: place.state(),
    exchanges: exchanges.length,
    requests: exchanges.reduce((sum, { delivered }) => sum + delivered.length, 0),
  })
}

/** What a device remembers it keeps by its session; a case in cloud mode has one. */
function sessionsOf({ connection, events }: Case, session: string) {
  const names = isCloud(connection) ? [undefined] : [...new Set(events.map(({ device }) => device))]
  const sessions = new Map(names.map((name, index) => [name, index === 0 ? session : `${session}-${index + 1}`]))
  return {
    all: [...sessions.values()],
    of: ({ device }: TimedEvent) => sessions.get(device) ?? session,
  }
}

/** Whether outcomes are given that take the place of a target's. */
const isScripted = ({ outcomes, recordedSecrets }: Case) => outcomes !== undefined || recordedSecrets !== undefined

/** How a target that delivers by itself went about an event, where that is written in the case. */
function deliveryOf({ deliveries }: Case, index: number, secrets: Secrets): Partial<Exchange> {
  return deliveries === undefined ? {} : secrets.reveal(deliveries[index] as never)
}

/** What the target sent by itself, then what it returned for delivery. */
function effectOf(
  outcome: Outcome,
  place: Workplace,
  { isVariant, connection }: Case,
  timed: TimedEvent,
): Pick<Exchange, 'outcome' | 'delivered' | 'calls'> {
  const own = place.sentByTarget()
  if (outcome.kind === 'calls') {
    const device = { connection: timed.connection ?? connection, name: timed.device }
    return { outcome, delivered: own, calls: place.call(outcome.calls, device) }
  }
  const returned = outcome.kind === 'requests' && !isVariant ? place.deliver(outcome.requests) : []
  if (own.length === 0) return { outcome, delivered: returned }
  // What is returned may arrive later, and takes its place behind what was sent already.
  returned.unshift(...own)
  return { outcome, delivered: returned }
}

/** What was asked of Intercom by the target itself may be answered otherwise the second time, and would be done twice. */
const wasSentByTarget = ({ delivered }: Exchange) => delivered.some(({ by }) => by === 'target')
