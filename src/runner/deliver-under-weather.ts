import { type DeliveredRequest, type IntercomRequest, seededRandom } from '../../contracts/wire/index.ts'
import type { Passage } from '../../mocks/intercom/index.ts'
import { createDelivery, deliverInVirtualTime, type Policy, parcelOf, type Try } from '../delivery/index.ts'
import { fateOf } from './fate-of.ts'

/** A delivery of one case, with retries, in the virtual time of its story. */
export interface LaterDelivery {
  /** Takes an event's requests on. The list that it answers grows with each attempt. */
  accept(requests: readonly IntercomRequest[], nowMs: number): DeliveredRequest[]
  /** Does what is to be done until then. */
  advance(untilMs: number): void
  /** Does all that is left. */
  settle(): void
}

/** What differs from how the platform delivers. */
export interface DeliveryHabits {
  policy?: Partial<Policy>
  /** How long an answer is waited for. */
  timeoutMs?: number
}

/** `send` lets a request take effect at a time, through the weather in force then. */
export function deliverUnderWeather(
  send: (request: IntercomRequest, atMs: number) => Passage,
  { policy = {}, timeoutMs }: DeliveryHabits = {},
): LaterDelivery {
  const lists = new Map<string, DeliveredRequest[]>()
  const { accept, advance, drain } = deliverInVirtualTime({
    delivery: createDelivery({ random: seededRandom(1), policy }),
    send: ({ request }, nowMs) => fateOf(send(request, nowMs), timeoutMs),
    tried: (one) => lists.get(one.attempt.parcel.id)?.push(deliveredOf(one)),
  })
  return {
    accept(requests, nowMs) {
      const id = String(lists.size)
      const delivered: DeliveredRequest[] = []
      lists.set(id, delivered)
      accept(parcelOf(id, requests), nowMs)
      return delivered
    },
    advance,
    settle: drain,
  }
}

function deliveredOf({ attempt: { request }, answer }: Try): DeliveredRequest {
  if ('reply' in answer) return { by: 'delivery', request, reply: answer.reply }
  return { by: 'delivery', request, reply: { status: 0, headers: {} }, failure: answer.failure }
}
