import { type SentRequest, writesOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type IntercomRequest, sameJson } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'

/**
 * Whether two requests have the same effect. A track is one event in Intercom, so any two requests for events repeat each
 * other.
 */
function isRepeat(one: SentRequest, other: SentRequest): boolean {
  if (one.method !== other.method || one.path !== other.path) return false
  return one.path === '/events' || sameJson(one.body, other.body)
}

const isAnswered = (status: number | undefined) => status !== undefined && status >= 200 && status <= 299

/** Requests that the target made by itself, with the status of each answer. */
function answersToTarget({ delivered }: Exchange): Map<IntercomRequest, number> {
  return new Map(
    delivered.filter(({ by }) => by === 'target').map(({ request, reply }) => [request, reply.status] as const),
  )
}

const repeated = (message: string, { method, path }: SentRequest): Finding => ({
  message,
  received: `${method} ${path}`,
})

/**
 * Own requests come first, then returned ones. After a failed own request all requests of the event may be made again: they
 * are upserts (D1). For the same reason a user or company that is returned in several parts may repeat itself.
 */
function checkRepeats(exchange: Exchange): Finding[] {
  const statuses = answersToTarget(exchange)
  const findings: Finding[] = []
  let done: SentRequest[] = []
  const returned: SentRequest[] = []
  for (const write of writesOf(exchange)) {
    const isOwn = statuses.has(write.request)
    if (done.some((earlier) => isRepeat(earlier, write))) {
      findings.push(
        isOwn
          ? repeated('A request is made again that Intercom had already answered with success.', write)
          : repeated('A request that the target made by itself is returned for delivery too.', write),
      )
    } else if (write.path === '/events' && returned.some((earlier) => isRepeat(earlier, write))) {
      findings.push(repeated('Two requests for one event are returned.', write))
    }
    if (!isOwn) returned.push(write)
    else if (isAnswered(statuses.get(write.request))) done.push(write)
    else done = []
  }
  return findings
}

export const eventsTakeEffectOnce = defineRule({
  id: 'G10',
  level: 'must',
  authority: 'RS',
  says: 'An event takes effect once: what a target sends by itself it does not also return for delivery, and it makes no request again that was answered with success. A retry after a failure may repeat all requests of the event.',
  why: 'A purchase counted twice is a wrong number that nobody finds, and each repeat counts against the rate limit.',
  mend: 'Either send or return each request, once; remember what was answered while you retry.',
  source: 'RudderStack transformer protocol, delivery by the server; Intercom API 1.4, Event de-duplication',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => writesOf(exchange).length > 0,
  check: checkRepeats,
})
