import {
  type Event,
  type Exchange,
  emptyWorkspaceState,
  isCloud,
  type Outcome,
  type Settings,
} from '../../contracts/wire/index.ts'
import { Disturbed, type Manner, outcomeOf, type Target } from '../targets/index.ts'
import { askOnce, type Breakdown, breakdownOf, changeOf, inputOf } from './ask.ts'
import type { Case } from './case.ts'
import { differingSetting, type FixedSettings, withFixed } from './fixed-settings.ts'
import type { Performance } from './performance.ts'
import { playAgain } from './play-again.ts'
import { type Secrets, secretsOf } from './secrets.ts'
import type { Workplace } from './workplace.ts'
import { createWorld, type World } from './world.ts'

/** Plays cases, each in a workspace of its own. Judges nothing. */
export interface Stage {
  play(toPlay: Case): Promise<Performance>
}

/** What a stage may be given. */
export interface StageOptions {
  /** The Intercom of the run; a new one unless given. */
  world?: World
  /** Settings that hold for every case. */
  fixed?: FixedSettings
}

/** A stage for one target, in virtual time. */
export function createStage(target: Target, seed: number, { world = createWorld(), fixed }: StageOptions = {}): Stage {
  return {
    async play(written) {
      const toPlay = withFixed(written, fixed)
      const secrets = toPlay.recordedSecrets ?? secretsOf(seed, toPlay.id)
      const other = differingSetting(written, fixed)
      if (other !== undefined) return performanceOf(toPlay, secrets, { exchanges: [], skipped: other })
      const act = (manner: Manner) => playOnce(target, world, toPlay, secrets, manner)
      try {
        return performanceOf(toPlay, secrets, await act({}))
      } catch (thrown) {
        if (!(thrown instanceof Disturbed)) throw thrown
      }
      return performanceOf(toPlay, secrets, await act({ alone: true }))
    },
  }
}

/** What came of playing a case. */
interface Course {
  exchanges: Exchange[]
  state?: Performance['played']['state']
  breakdown?: Breakdown
  skipped?: string
}

function performanceOf(toPlay: Case, secrets: Secrets, { exchanges, state, breakdown, skipped }: Course): Performance {
  const { id, suite, connection, expectations, accounting, rule } = toPlay
  return {
    played: {
      id,
      suite,
      connection,
      exchanges,
      state: state ?? emptyWorkspaceState(),
      ...(expectations ? { expectations } : {}),
      ...(accounting ? { accounting } : {}),
    },
    secrets,
    part: 'case',
    ...(rule === undefined ? {} : { rule }),
    ...(breakdown === undefined ? {} : { breakdown }),
    ...(skipped === undefined ? {} : { skipped }),
  }
}

/** Throws `Disturbed` where something else broke the target meanwhile, unless the case is played alone. */
async function playOnce(target: Target, world: World, toPlay: Case, secrets: Secrets, manner: Manner): Promise<Course> {
  const settings = secrets.reveal(toPlay.settings as Event) as Settings
  const { connection, identitySecrets } = toPlay
  const isHeard = target.reachesMock === true && !isScripted(toPlay)
  const place = world.enter({ connection, settings, isHeard, identitySecrets })
  const exchanges: Exchange[] = []
  const course = (end: Partial<Course> = {}): Course => ({ exchanges, state: place.state(), ...end })
  try {
    for (const [index, { event, at, recorded }] of toPlay.events.entries()) {
      place.setTime(at)
      if (recorded) {
        exchanges.push({ ...effectOf(recorded.outcome, place, toPlay), ...recorded })
        continue
      }
      const given = { connection: toPlay.connection, settings, event: secrets.reveal(event) }
      const scripted = toPlay.outcomes?.[index]
      const input = inputOf(given, secrets.session, target)
      const answer = scripted ? (secrets.reveal(scripted as never) as Outcome) : await askOnce(target, input, manner)
      if (answer.kind === 'skipped') return course({ skipped: answer.reason })
      const judged = answer.kind === 'composed' ? { ...given, event: answer.event } : given
      const effect = effectOf(outcomeOf(answer), place, toPlay)
      exchanges.push({
        ...judged,
        ...effect,
        ...deliveryOf(toPlay, index, secrets),
        ...(toPlay.isVariant ? {} : changeOf(answer, input, given, target)),
      })
    }
    if (toPlay.isVariant) return { exchanges }
    const ended = course()
    if (!isScripted(toPlay) && isCloud(connection) && !exchanges.some(wasSentByTarget)) {
      await playAgain(target, exchanges, secrets.session, manner)
    }
    return ended
  } catch (thrown) {
    if (thrown instanceof Disturbed && manner.alone !== true) throw thrown
    return course({ breakdown: breakdownOf(thrown) })
  } finally {
    target.end?.(secrets.session)
    place.leave()
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
  { isVariant }: Case,
): Pick<Exchange, 'outcome' | 'delivered' | 'calls'> {
  if (outcome.kind === 'calls') return { outcome, delivered: place.sentByTarget(), calls: place.call(outcome.calls) }
  const own = place.sentByTarget()
  const returned = outcome.kind === 'requests' && !isVariant ? place.deliver(outcome.requests) : []
  return { outcome, delivered: own.length === 0 ? returned : [...own, ...returned] }
}

/** What was asked of Intercom by the target itself may be answered otherwise the second time, and would be done twice. */
const wasSentByTarget = ({ delivered }: Exchange) => delivered.some(({ by }) => by === 'target')
