import {
  copyJson,
  type Event,
  type Exchange,
  type Outcome,
  outcomeSchema,
  type PlayedCase,
  type Settings,
  sameJson,
} from '../../contracts/wire/index.ts'
import { createIntercom, type Intercom } from '../../mocks/intercom/index.ts'
import { deliver } from '../delivery/index.ts'
import { findFault, InputError } from '../input/index.ts'
import type { Target } from '../targets/index.ts'
import { type Case, virtualStart } from './case.ts'
import type { Performance } from './performance.ts'
import { type Secrets, secretsOf } from './secrets.ts'

/** Plays cases, one after another, each in a workspace of its own. Judges nothing. */
export interface Stage {
  play(toPlay: Case): Promise<Performance>
}

/** A stage with an Intercom of its own, in virtual time. */
export function createStage(target: Target, seed: number): Stage {
  let now = virtualStart
  const intercom = createIntercom({ clock: () => now })
  return {
    async play(toPlay) {
      const secrets = secretsOf(seed, toPlay.id)
      const settings = secrets.reveal(toPlay.settings as Event) as Settings
      const exchanges: Exchange[] = []
      let error: string | undefined
      for (const [index, { event, at }] of toPlay.events.entries()) {
        now = at
        const given = { connection: toPlay.connection, settings, event: secrets.reveal(event) }
        try {
          const { outcome, inputChanged } = await perform(target, given, toPlay.outcomes?.[index], secrets)
          const delivered =
            outcome.kind === 'requests' ? deliver(outcome.requests, (request) => intercom.answer(request)) : []
          exchanges.push({ ...given, outcome, delivered, ...(inputChanged ? { inputChanged } : {}) })
        } catch (thrown) {
          error =
            thrown instanceof InputError
              ? thrown.message
              : thrown instanceof Error
                ? `${thrown.name}: ${thrown.message}`
                : 'it threw what is no error'
          break
        }
      }
      if (error === undefined && toPlay.outcomes === undefined) await playAgain(target, exchanges)
      const played: PlayedCase = {
        id: toPlay.id,
        suite: toPlay.suite,
        connection: toPlay.connection,
        exchanges,
        state: stateOf(intercom, settings),
        ...(toPlay.expectations ? { expectations: toPlay.expectations } : {}),
      }
      return {
        played,
        secrets,
        part: 'case',
        ...(toPlay.rule === undefined ? {} : { rule: toPlay.rule }),
        ...(error === undefined ? {} : { error }),
      }
    },
  }
}

type Given = Pick<Exchange, 'connection' | 'settings' | 'event'>

/** Gives the target a copy of its own, and tells whether the copy came back changed. */
async function perform(target: Target, given: Given, scripted: Outcome | undefined, secrets: Secrets) {
  if (scripted) return { outcome: secrets.reveal(scripted as never) as Outcome, inputChanged: false }
  const own = copyOf(given)
  const outcome = await target.transform(own)
  const fault = findFault(outcomeSchema, outcome)
  if (fault) throw new InputError(`its answer is no outcome: ${fault.says}`)
  const inputChanged = !sameJson(own.event, given.event) || !sameJson(own.settings, given.settings)
  return { outcome, inputChanged }
}

const copyOf = ({ connection, settings, event }: Given): Given => ({
  connection,
  settings: copyJson(settings as Event) as Settings,
  event: copyJson(event),
})

/**
 * Gives each event once more, alone, the last one first: an outcome that depends on what came before, or on a neighbour,
 * differs from the first (G6).
 */
async function playAgain(target: Target, exchanges: Exchange[]): Promise<void> {
  for (const exchange of exchanges.toReversed()) {
    try {
      exchange.again = await target.transform(copyOf(exchange))
    } catch {
      exchange.again = { kind: 'dropped', reason: 'the second time it threw' }
    }
  }
}

/** The workspace of the case's token; it is dropped, since nobody asks for it again. */
function stateOf(intercom: Intercom, settings: Settings) {
  const token = typeof settings.apiKey === 'string' ? settings.apiKey : ''
  const state = intercom.state(token)
  intercom.drop(token)
  return state
}
