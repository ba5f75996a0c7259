import {
  copyJson,
  type Event,
  type Exchange,
  outcomeSchema,
  type Settings,
  sameJson,
} from '../../contracts/wire/index.ts'
import { findFault } from '../input/index.ts'
import { type Answer, type Manner, outcomeOf, type Target, TargetFailure, type TargetInput } from '../targets/index.ts'

/** What broke the target: it crashed, hung or talked nonsense. */
export interface Breakdown {
  message: string
  /** What it wrote to its standard error lately, where it has one. */
  stderr?: string
}

export type Given = Pick<Exchange, 'connection' | 'settings' | 'event'>

/**
 * What a target is given: a copy of its own, unless it is written out anyway. Every destination is told the version of the
 * API, as the control plane stores it; no rule depends on it.
 */
export function inputOf({ connection, settings, event }: Given, session: string, { isRemote }: Target): TargetInput {
  const told = { apiVersion: 'v1', ...settings }
  if (isRemote) return { connection, settings: told, event, session }
  return { connection, settings: copyJson(told as Event) as Settings, event: copyJson(event), session }
}

/** Asks a target for one event. A `TargetFailure` where its answer has no form that is known. */
export async function askOnce(target: Target, input: TargetInput, manner: Manner): Promise<Answer> {
  const answer = await target.transform(input, manner)
  expectAnswer(answer)
  return answer
}

/** The answer that is missed most: of one that has sent everything, and finds nothing left to say. */
const sentAlready = ' (who has sent the event to Intercom already answers {"kind":"requests","requests":[]})'

function expectAnswer(answer: Answer): void {
  if (answer?.kind === 'skipped' && typeof answer.reason === 'string') return
  const fault = findFault(outcomeSchema, answer && outcomeOf(answer))
  if (fault) throw new TargetFailure(`its answer is no outcome: ${fault.says}${answer === null ? sentAlready : ''}`)
}

/** Tells where a target changed what it was given: as it says itself, or as we see. */
export function changeOf(
  answer: Answer,
  input: TargetInput,
  given: Given,
  { isRemote }: Target,
): { inputChanged?: boolean } {
  if (isRemote) return answer.kind === 'input-changed' ? { inputChanged: true } : {}
  const isSame = sameJson(input.event, given.event) && sameJson(input.settings, { apiVersion: 'v1', ...given.settings })
  return isSame ? {} : { inputChanged: true }
}

/** What was thrown, in words. */
export function breakdownOf(thrown: unknown): Breakdown {
  if (!(thrown instanceof Error)) return { message: 'it threw what is no error' }
  if (!(thrown instanceof TargetFailure)) return { message: `${thrown.name}: ${thrown.message}` }
  const { message, stderr } = thrown
  return stderr === undefined ? { message } : { message, stderr }
}
