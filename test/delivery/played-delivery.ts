import {
  type DeliveredRequest,
  type Event,
  type Exchange,
  emptyWorkspaceState,
  type IntercomRequest,
  isJsonObject,
  type JsonObject,
  type PlayedCase,
  seededRandom,
  type Weather,
} from '../../contracts/wire/index.ts'
import { createIntercom } from '../../mocks/intercom/index.ts'
import {
  type Answer,
  createDelivery,
  deliverInVirtualTime,
  type Ending,
  type Fact,
  Ledger,
  type Policy,
  parcelOf,
  recorded,
  type VirtualDelivery,
} from '../../src/delivery/index.ts'
import { fateOf } from '../../src/runner/index.ts'

/** How a target goes about its delivery: as the product does, but for what is said here. */
export interface Manner {
  policy?: Partial<Policy>
  /** What it really sends in place of a request, at which time. */
  sends?(request: IntercomRequest, nowMs: number): IntercomRequest
  /** What it remembers of the facts when it is stopped and begins anew. */
  remembers?(facts: readonly Fact[]): readonly Fact[]
  /** The reason that it gives where it gives up. */
  reason?: string
}

const startMs = Date.UTC(2026, 2, 4, 5, 6, 7)
const headers = { authorization: 'Bearer t', 'content-type': 'application/json', 'intercom-version': '1.4' }
const post = (path: string, body: JsonObject): IntercomRequest => ({
  method: 'POST',
  url: `https://api.intercom.io${path}`,
  headers,
  body,
})

/** After this event the process is stopped, and begins anew so much later. */
const lastBeforeStop = 9
const stoppedMs = 1000

/** When an event is taken on. */
const acceptedMs = (number: number) => startMs + 20 * number + (number > lastBeforeStop ? stoppedMs : 0)

/** Three people, each of whom identifies and then does something, a few times over. */
const given: readonly { event: Event; requests: IntercomRequest[] }[] = Array.from({ length: 18 }, (_, number) => {
  const userId = `u-${number % 3}`
  if (number % 6 < 3) {
    const event = { type: 'identify', userId, traits: { step: number } }
    return { event, requests: [post('/users', { user_id: userId, custom_attributes: { step: number } })] }
  }
  const created_at = startMs / 1000 + number
  return {
    event: { type: 'track', userId, event: 'Stepped' },
    requests: [post('/events', { user_id: userId, event_name: 'Stepped', created_at })],
  }
})

/** The case of a target that delivers these events in some weather, and is stopped once in the middle. */
export function playDelivery(weather: Weather, manner: Manner = {}): PlayedCase {
  const { policy = {}, sends = (request) => request, remembers = (facts) => facts, reason } = manner
  let nowMs = startMs
  const intercom = createIntercom({ clock: () => nowMs, weather })
  const random = seededRandom(1)
  const sent = new Map<string, DeliveredRequest[]>(given.map((_, number) => [String(number), []]))
  const endings = new Map<string, Ending>()
  let facts: Fact[] = []

  function begin(beginsMs: number): VirtualDelivery {
    const ledger = new Ledger()
    for (const fact of facts) ledger.apply(fact)
    const core = createDelivery({ random, policy })
    ledger.resume(core)
    return deliverInVirtualTime({
      delivery: recorded(core, (fact) => facts.push(fact)),
      send(attempt, sentMs) {
        nowMs = sentMs
        const request = sends(attempt.request, sentMs)
        const { index, parcel } = attempt
        const fate = fateOf(intercom.send(request, { call: `${parcel.id}/${index}` }))
        const times = { sentAt: sentMs, answeredAt: sentMs + fate.afterMs }
        sent.get(parcel.id)?.push({ by: 'target', request, ...answerIn(fate.answer), ...times })
        return fate
      },
      ended: (ending) => endings.set(ending.id, ending),
      beginsMs,
    })
  }

  /** What is answered after the stop is known to nobody. */
  function stopAt(stopMs: number): void {
    for (const one of [...sent.values()].flat()) {
      if ((one.answeredAt ?? 0) <= stopMs) continue
      Object.assign(one, { reply: { status: 0, headers: {} }, failure: 'STOPPED', answeredAt: stopMs })
    }
  }

  let life = begin(startMs)
  for (const [number, { requests }] of given.entries()) {
    const atMs = acceptedMs(number)
    life.accept(parcelOf(String(number), requests), atMs)
    life.advance(atMs)
    if (number !== lastBeforeStop) continue
    stopAt(atMs)
    facts = [...remembers(facts)]
    life = begin(atMs + stoppedMs)
  }
  life.drain()
  const exchanges = given.map(({ event }, number): Exchange => {
    const ending = endings.get(String(number))
    return {
      connection: 'server-cloud',
      settings: { apiKey: 't' },
      event,
      acceptedAt: acceptedMs(number),
      delivered: sent.get(String(number)) ?? [],
      outcome:
        ending?.kind === 'aborted'
          ? { kind: 'dropped', reason: reason ?? ending.reason }
          : { kind: 'requests', requests: [] },
    }
  })
  return { id: 'delivery', suite: 'recorded', connection: 'server-cloud', exchanges, state: emptyWorkspaceState() }
}

const answerIn = (answer: Answer): Pick<DeliveredRequest, 'reply' | 'failure'> =>
  'reply' in answer ? answer : { reply: { status: 0, headers: {} }, failure: answer.failure }

/** An event that happens when it is sent. */
export function stampedAt(request: IntercomRequest, nowMs: number): IntercomRequest {
  if (!isJsonObject(request.body) || !request.url.endsWith('/events')) return request
  return { ...request, body: { ...request.body, created_at: Math.floor(nowMs / 1000) } }
}
