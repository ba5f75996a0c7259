import type { DeliveredRequest, Exchange, PlayedCase } from '../wire/index.ts'
import { field } from './fields.ts'
import { once } from './once.ts'
import { header, isSameRequest, isTaken } from './sent.ts'

/** One try of a request by a target that delivers by itself; times are milliseconds since the epoch. */
export interface Try extends DeliveredRequest {
  sentAt: number
  answeredAt: number
}

/** The tries of one event, in the order of time: none where the target left delivery to others, or did not say when it sent. */
export const triesOf = once(({ delivered }: Exchange): readonly Try[] => {
  if (!delivered.some(({ sentAt }) => sentAt !== undefined)) return none
  return delivered
    .flatMap((one) =>
      one.by === 'target' && one.sentAt !== undefined
        ? [{ ...one, sentAt: one.sentAt, answeredAt: one.answeredAt ?? one.sentAt }]
        : [],
    )
    .sort((one, other) => one.sentAt - other.sentAt)
})

const none: readonly Try[] = []

/** Whether a case is of a target that delivers by itself. */
export function delivers({ exchanges }: PlayedCase): boolean {
  return exchanges.some((exchange) => triesOf(exchange).length > 0)
}

/** The tries of each request of an event, by their first. */
export const triesByRequest = once((exchange: Exchange): Try[][] => {
  const requests: Try[][] = []
  for (const one of triesOf(exchange)) {
    const known = requests.find(([first]) => first !== undefined && isSameRequest(first.request, one.request))
    if (known === undefined) requests.push([one])
    else known.push(one)
  }
  return requests
})

/** Whether the same request may succeed later, and has to be tried again: a rate limit, a timeout, an outage, or no answer at all (D1). */
export function isForLater({ failure, reply: { status } }: DeliveredRequest): boolean {
  return failure !== undefined || [408, 429, 500, 502, 503, 504].includes(status)
}

/** Whether Intercom will never take it: a redirection, or a fault of the request (D1). Other errors of 5xx may count as either. */
export function isRefused(one: DeliveredRequest): boolean {
  return one.failure === undefined && !isTaken(one) && !isForLater(one) && one.reply.status < 500
}

/** The reset that a 429 names, in milliseconds since the epoch. */
export function resetOf({ failure, reply }: DeliveredRequest): number | undefined {
  if (failure !== undefined || reply.status !== 429) return undefined
  const text = header({ method: '', url: '', headers: reply.headers }, 'x-ratelimit-reset') ?? ''
  return /^\d{1,12}$/.test(text) ? Number(text) * 1000 : undefined
}

/** Whom the requests of an event address: the first user id, else the first email. */
export const personOf = once((exchange: Exchange): string | undefined => {
  const tries = triesOf(exchange)
  for (const name of ['user_id', 'email']) {
    for (const { request } of tries) {
      const value = field(request.body, name)
      if (typeof value === 'string' || typeof value === 'number') return `${name} ${value}`
    }
  }
  return undefined
})
