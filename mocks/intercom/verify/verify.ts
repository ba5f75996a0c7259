import type { Behaviour, BehaviourStep as Step } from '../../../contracts/wire/index.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import { fill, type Kept, pointedAt } from './fill.ts'
import { inStateOf, isMock } from './given.ts'
import { differences, type Received } from './match.ts'
import { send, sendPatiently } from './send.ts'
import type { VerifyOptions } from './verify-options.ts'

/** What came of one behaviour. */
export interface BehaviourResult {
  behaviour: Behaviour
  /** `skipped`: it needs a state that only a mock can be told. */
  verdict: 'as-documented' | 'different' | 'errored' | 'skipped'
  /** The value that the setting named in `settles` must have to agree with what was seen. */
  settled?: JsonValue
  /** The step that went another way, and how. */
  step?: string
  differences?: string[]
}

/** Which doubts a run against a real workspace would settle: by setting, the behaviours that do. */
export function doubtsOf(behaviours: readonly Behaviour[]): Map<string, Behaviour[]> {
  const doubts = new Map<string, Behaviour[]>()
  for (const behaviour of behaviours) {
    if (behaviour.settles === undefined) continue
    doubts.set(behaviour.settles, [...(doubts.get(behaviour.settles) ?? []), behaviour])
  }
  return doubts
}

/**
 * Plays behaviours one after another against an address, and gives each result as it is known. What a behaviour created
 * is archived or deleted after it.
 */
export async function* verify(options: VerifyOptions): AsyncGenerator<BehaviourResult> {
  const canBeTold = options.behaviours.some(({ given }) => given !== undefined) && (await isMock(options))
  for (const [place, behaviour] of options.behaviours.entries()) {
    const made: JsonObject[] = []
    const own: VerifyOptions = { ...options, run: `${options.run}${place}` }
    try {
      if (behaviour.given === undefined) yield await play(behaviour, own, made)
      else if (canBeTold) yield await inStateOf(behaviour.given, own, (told) => play(behaviour, told, []))
      else yield { behaviour, verdict: 'skipped' }
    } catch (reason) {
      const said = reason instanceof Error ? reason.message : String(reason)
      yield { behaviour, verdict: 'errored', differences: [said] }
    }
    await cleanUp(made, options)
  }
}

async function play(behaviour: Behaviour, options: VerifyOptions, made: JsonObject[]): Promise<BehaviourResult> {
  const { run, clock = Date.now, nowSeconds = Math.floor(clock() / 1000) } = options
  const kept: Kept = { run, now: nowSeconds, values: new Map() }
  let settled: JsonValue | undefined
  for (const step of behaviour.steps) {
    const received = await send(step, kept, options)
    if (isJsonObject(received.body) && Object.hasOwn(removable, String(received.body['type']))) {
      made.push(received.body)
    }
    const judged = judge(step, received, kept)
    if (judged.differences.length > 0) {
      return { behaviour, verdict: 'different', step: step.send, differences: judged.differences }
    }
    settled = judged.means ?? settled
    for (const [name, pointer] of Object.entries(step.keep ?? {})) {
      kept.values.set(name, pointedAt(received.body, pointer) ?? null)
    }
  }
  return { behaviour, verdict: 'as-documented', ...(settled === undefined ? {} : { settled }) }
}

function judge(step: Step, received: Received, kept: Kept): { differences: string[]; means?: JsonValue } {
  if (step.expect !== undefined) return { differences: differences(fill(step.expect, kept), received) }
  const outcomes = step.outcomes ?? []
  const met = outcomes.find(({ expect }) => differences(fill(expect, kept), received).length === 0)
  if (met !== undefined) return { differences: [], means: met.means }
  return {
    differences: outcomes.map(
      ({ means, expect }) => `not as for "${means}": ${differences(fill(expect, kept), received).join('; ')}`,
    ),
  }
}

/** Where things of a type can be archived or deleted. */
const removable = {
  user: '/users/',
  contact: '/contacts/',
  company: '/companies/',
  tag: '/tags/',
  notification_subscription: '/subscriptions/',
} as const

/** Best effort: a run against a real workspace leaves as little behind as it can. */
async function cleanUp(made: JsonObject[], options: VerifyOptions): Promise<void> {
  const gone = new Set(made.map(({ type, id }) => `${options.url}${removable[type as keyof typeof removable]}${id}`))
  const { token } = options
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'intercom-version': '1.4' }
  for (const address of gone) await sendPatiently(address, { method: 'DELETE', headers }, options).catch(() => {})
}
