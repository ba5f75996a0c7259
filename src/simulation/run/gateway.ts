import type { Action, DeliveredCall, DeliveredRequest, Outcome } from '../../../contracts/wire/index.ts'
import { enrich } from '../../../mocks/rudderstack/index.ts'
import {
  type Answer,
  type Delivery,
  deliverInVirtualTime,
  type Ending,
  isTaken,
  parcelOf,
  type Try,
  type VirtualDelivery,
} from '../../delivery/index.ts'
import { outcomeOf, type Target, type Answer as TargetAnswer } from '../../targets/index.ts'
import type { DeedEnd, Tell, Watcher } from '../invariants/index.ts'
import { askTarget } from './ask-target.ts'
import { type Counts, countEnd, noCounts } from './counter.ts'
import type { Deed } from './deed.ts'
import type { CommonWorkspace } from './ground.ts'
import type { Installation } from './installation.ts'
import type { ModelOfRun } from './model-of-run.ts'
import type { Doing, Recorder } from './records.ts'

export interface GatewayOptions {
  target: Target
  place: CommonWorkspace
  delivery: Delivery
  model: ModelOfRun
  watchers: readonly Watcher[]
  /** Told where the target could not answer. */
  tellOfAnswers: Tell
  recorder: Recorder | undefined
}

interface Open {
  deed: Deed
  outcome: Outcome
  own: readonly DeliveredRequest[]
  tries: Try[]
}

/** Where events arrive: each is handed on, given to the target, and what the target makes of it is delivered and seen to its end. */
export class Gateway {
  readonly counts: Counts = noCounts()
  readonly #options: GatewayOptions
  readonly #post: VirtualDelivery
  readonly #open = new Map<string, Open>()
  readonly #sessions = new Set<string>()
  #nowMs = Number.NEGATIVE_INFINITY

  constructor(options: GatewayOptions) {
    this.#options = options
    const { place } = options
    this.#post = deliverInVirtualTime({
      delivery: options.delivery,
      send: (attempt, nowMs) => {
        place.setTime(nowMs)
        this.counts.requests += 1
        if (attempt.number > 1) this.counts.retries += 1
        const deed = this.#open.get(attempt.parcel.id)?.deed
        this.#watch((watcher) => watcher.sent?.({ deed, request: attempt.request, attempt }, nowMs))
        return place.send(attempt)
      },
      tried: (one) => this.#tried(one),
      ended: (ending, nowMs) => this.#ended(endOf(ending), nowMs),
    })
  }

  /** Events that have not ended. */
  get open(): Deed[] {
    return Array.from(this.#open.values(), ({ deed }) => deed)
  }

  /** Lets everything happen that is under way up to this time. */
  advance(untilMs: number): void {
    this.#post.advance(untilMs)
    this.#nowMs = untilMs
  }

  /** Lets everything happen that is left, until nobody waits any longer. Answers the time of the last of it. */
  drain(untilMs: number): number {
    for (let next = this.#post.nextMs(); next !== undefined && next <= untilMs; next = this.#post.nextMs()) {
      this.#post.advance(next)
      this.#nowMs = next
    }
    return this.#nowMs
  }

  /** The target may forget its sessions. */
  close(): void {
    for (const session of this.#sessions) this.#options.target.end?.(session)
  }

  /** A source forgets its person; no event tells of it. */
  forget({ device, follower }: Installation, action: Action): void {
    this.#options.model.follow(device.connection, follower, action)
  }

  async take(doing: Doing, at: number): Promise<void> {
    const { model } = this.#options
    const { person, step, act, installation, passage } = doing
    const { device, follower } = installation
    const { connection } = device
    this.counts.accepted += 1
    const event = passage === undefined ? doing.event : enrich(doing.event, passage)
    if (act.wild !== undefined && connection !== 'server-cloud' && act.action.track === undefined)
      installation.isWild = true
    const deed: Deed = {
      id: `${person.mark}/${step}`,
      person,
      step,
      device: act.device,
      connection,
      settings: doing.settings,
      event,
      at,
      place: this.counts.accepted,
      subject: 'nobody',
      isWild: act.wild !== undefined || installation.isWild,
    }
    this.#sessions.add(installation.session)
    const answer = await askTarget(this.#options.target, deed, installation.session, this.#options.tellOfAnswers)
    const outcome = answer?.kind === 'skipped' ? undefined : answer && outcomeOf(answer)
    const isForgone = deed.isWild && (outcome === undefined || outcome.kind === 'dropped')
    deed.subject = isForgone
      ? model.forgo(connection, follower, act.action)
      : model.follow(connection, follower, act.action)
    if (outcome === undefined) model.excuse(deed)
    if (deed.isWild || (passage === undefined && deed.subject === 'nobody')) model.allowMore(deed)
    this.#watch((watcher) => watcher.accepted?.(deed))
    const own = this.#options.place.sentByTarget()
    for (const { request } of own) this.#watch((watcher) => watcher.sent?.({ deed, request }, at))
    const open = {
      deed,
      outcome: outcome ?? { kind: 'dropped' as const, reason: 'the target gave no answer' },
      own,
      tries: [],
    }
    this.#open.set(deed.id, open)
    this.#handOn(open, answer, installation, at)
  }

  #handOn(
    { deed, outcome, own }: Open,
    answer: TargetAnswer | undefined,
    installation: Installation,
    at: number,
  ): void {
    const { id } = deed
    if (answer === undefined) this.#ended({ id, kind: 'aborted', reason: 'the target gave no answer' }, at)
    else if (answer.kind === 'skipped') this.#post.drop(id, answer.reason, at)
    else if (outcome.kind === 'calls') {
      const calls = installation.call(outcome.calls)
      this.counts.calls += calls.length
      this.#watch((watcher) => watcher.called?.(deed, calls))
      const refused = calls.find(({ effect }) => effect === 'refused')
      if (refused === undefined) this.#ended({ id, kind: 'delivered' }, at, calls)
      else this.#ended({ id, kind: 'aborted', reason: refused.says ?? 'refused' }, at, calls)
    } else if (outcome.kind === 'requests' && outcome.requests.length > 0) {
      this.#post.accept(parcelOf(id, outcome.requests), at)
    } else if (own.length > 0) {
      const refused = own.find(({ reply }) => !isTaken(reply.status))
      if (refused === undefined) this.#ended({ id, kind: 'delivered' }, at)
      else this.#ended({ id, kind: 'aborted', reason: `Intercom answered ${refused.reply.status}` }, at)
    } else this.#post.drop(id, outcome.kind === 'dropped' ? outcome.reason : 'there is nothing to send', at)
  }

  #tried(one: Try): void {
    this.#count(one.answer)
    const open = this.#open.get(one.attempt.parcel.id)
    open?.tries.push(one)
    this.#watch((watcher) => watcher.tried?.(one, open?.deed))
  }

  #count(answer: Answer): void {
    if (!('reply' in answer)) this.counts.unanswered += 1
    else if (answer.reply.status === 429) this.counts.limited += 1
    else if (answer.reply.status >= 500 || answer.reply.status === 408) this.counts.failed += 1
  }

  #ended(end: DeedEnd, at: number, calls?: readonly DeliveredCall[]): void {
    const open = this.#open.get(end.id)
    this.#watch((watcher) => watcher.ended?.(end, open?.deed, at))
    countEnd(this.counts, end)
    if (open === undefined) return
    this.#open.delete(end.id)
    // Whether Intercom takes what is wild is free; what it refused of that is in nobody's model.
    if (end.kind === 'aborted' && open.deed.isWild) this.#options.model.excuse(open.deed)
    this.#options.recorder?.take({ ...open, end, at, ...(calls === undefined ? {} : { calls }) })
  }

  #watch(tell: (watcher: Watcher) => void): void {
    for (const watcher of this.#options.watchers) tell(watcher)
  }
}

const endOf = (ending: Ending): DeedEnd => {
  const { kind, id } = ending
  if (kind === 'delivered') return { kind, id }
  return kind === 'dropped'
    ? { kind, id, reason: ending.reason }
    : { kind, id, reason: ending.reason, last: ending.letter.last }
}
