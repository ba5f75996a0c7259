import { isForLater, isRefused, resetOf, type Try, triesByRequest, triesOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { whenUnmet } from './when-unmet.ts'

/** A reset further away than this may be given up on (D1). */
const resetAwayMaxMs = 10 * 60_000
const retriesMax = 20
/** A wait shorter than this is none. */
const leastWaitMs = 10

const answerOf = ({ failure, reply }: Try) => failure ?? reply.status

/** Whether a rate limit ends so late that an event may be given up. */
function isFarAway(one: Try): boolean {
  const reset = resetOf(one)
  return reset !== undefined && reset - one.answeredAt > resetAwayMaxMs
}

/** What is wrong between a try and the next one of the same request. */
function checkNext(one: Try, next: Try): Finding[] {
  if (isRefused(one)) {
    return [{ message: 'A request that was refused is sent again.', expected: 'aborted', received: answerOf(one) }]
  }
  if (!isForLater(one)) return []
  const reset = resetOf(one)
  const waitMs = next.sentAt - one.answeredAt
  if (reset !== undefined && next.sentAt < reset) {
    const message = 'A request is sent again before the reset that its 429 named.'
    return [{ message, expected: reset, received: next.sentAt }]
  }
  if (waitMs >= leastWaitMs) return []
  return [{ message: 'A request that failed is sent again at once.', received: { answer: answerOf(one), waitMs } }]
}

function checkTries(tries: readonly Try[]): Finding[] {
  const findings = tries.slice(1).flatMap((next, index) => checkNext(tries[index] as Try, next))
  const retries = tries.filter((one, index) => index < tries.length - 1 && isForLater(one) && one.reply.status !== 429)
  if (retries.length > retriesMax) {
    const message = 'A request is sent again more than twenty times.'
    findings.push({ message, expected: retriesMax, received: retries.length })
  }
  const [first] = tries as [Try]
  if (tries.length === 1 && isForLater(first) && !isFarAway(first)) {
    const message = 'A request that may succeed later is not sent again.'
    findings.push({ message, expected: 'tried again', received: answerOf(first) })
  }
  return findings
}

export const failuresAreRetried = defineRule({
  id: 'D1',
  level: 'must',
  authority: 'RS',
  says: 'What Intercom answers with 2xx is delivered. After a 429 the request is sent again, not before the reset that it names; after 408, 500, 502, 503, 504 and where no answer came, at least once and at most 20 times, never at once. A redirection and any other 4xx end the event.',
  why: 'What is not sent again is lost in each short outage; what is sent again without end or sense keeps the outage going, and everybody behind it waiting.',
  mend: 'Decide by the status: wait and try again after 408, 429, 5xx and broken connections, a bounded number of times; wait for X-RateLimit-Reset; give up on all else.',
  source: 'RudderStack event delivery, retries; Intercom API 1.4, Rate limiting and HTTP responses',
  harm: 'events lost',
  connections: cloudConnections,
  whenUnmet,
  appliesTo: (exchange) => triesOf(exchange).length > 0,
  check: (exchange: Exchange) => triesByRequest(exchange).flatMap(checkTries),
})
