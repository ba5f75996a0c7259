import type { Finding } from '../../../../contracts/rules/define-rule.ts'
import { deliveryRules } from '../../../../contracts/rules/delivery/index.ts'
import type { DeliveredRequest, Exchange, JsonObject, PlayedCase } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

/** So long Intercom takes to answer. */
export const answerMs = 50

/** A try: when it was sent, in milliseconds, and the status of the answer, where one came. */
export type Sent = readonly [at: number, answer: number | 'lost', more?: More]

interface More {
  path?: string
  body?: JsonObject
  /** The second of the reset that a 429 names. */
  reset?: number
  /** How long Intercom took, where it took another time. */
  tookMs?: number
}

function tryOf([
  at,
  answer,
  { path = '/users', body = { user_id: 'u-1' }, reset, tookMs = answerMs } = {},
]: Sent): DeliveredRequest {
  const headers: Record<string, string> = reset === undefined ? {} : { 'X-RateLimit-Reset': String(reset) }
  return {
    by: 'target',
    request: post(path, body),
    reply: { status: answer === 'lost' ? 0 : answer, headers },
    ...(answer === 'lost' ? { failure: 'ECONNRESET' } : {}),
    sentAt: at,
    answeredAt: at + tookMs,
  }
}

/** An event of somebody, and how a target that delivers by itself tried to. */
export function trying(tries: readonly Sent[], more: Partial<Exchange> = {}): Exchange {
  const event = { type: 'identify', userId: 'u-1' }
  return { ...exchangeOf(event, []), delivered: tries.map(tryOf), acceptedAt: 0, ...more }
}

/** Tries of one request, each so long after the answer to the one before; the last one is taken unless it is said how it was answered. */
export function retriedAfter(
  waits: readonly number[],
  answer: number | 'lost' = 503,
  last: number | 'lost' = 200,
): Sent[] {
  let at = 0
  return [0, ...waits].map((wait, place): Sent => {
    at += wait + (place === 0 ? 0 : answerMs)
    return [at, place === waits.length ? last : answer]
  })
}

/** The same event, of which nobody says when it was taken on. */
export const untold = ({ acceptedAt: _, ...exchange }: Exchange): Exchange => exchange

export const givenUp = { outcome: { kind: 'dropped' as const, reason: 'gave up' } }

/** What a rule finds in a case: for each exchange that it judges the findings. */
export function judged(id: string, exchanges: Exchange[], more: Partial<PlayedCase> = {}): Finding[][] | undefined {
  const rule = deliveryRules.find((candidate) => candidate.id === id)
  return rule?.judge({ ...playedCase(...exchanges), ...more }).map(({ findings }) => [...findings])
}

/** The same in short: the numbers of the exchanges in which something is found. */
export function wrongIn(id: string, ...exchanges: Exchange[]): number[] | undefined {
  const rule = deliveryRules.find((candidate) => candidate.id === id)
  return rule?.judge(playedCase(...exchanges)).flatMap(({ exchange, findings }) => findings.map(() => exchange))
}
