import { delivers, isFilledText, isTaken, triesByRequest, triesOf } from '../../reading/index.ts'
import { cloudConnections, type DeliveryAccounting, type Exchange, type PlayedCase } from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'
import { whenUnmet } from './when-unmet.ts'

/** An event is delivered when each of its requests was taken; else it was dropped or given up, and says why. */
function checkEnd(exchange: Exchange): Finding[] {
  const { outcome } = exchange
  const requests = triesByRequest(exchange)
  if (outcome.kind === 'dropped') {
    return isFilledText(outcome.reason) ? [] : [{ message: 'An event is dropped or given up without a reason.' }]
  }
  if (requests.length > 0 && requests.every((tries) => tries.some(isTaken))) return []
  if (isAnsweredBefore(exchange)) return []
  const received = requests.length === 0 ? 'never tried' : 'not delivered'
  return [{ message: 'An event ends neither delivered nor with a reason.', received }]
}

/** Whether the target answered before Intercom did: what it gave up later, it had no way to say. */
const isAnsweredBefore = (exchange: Exchange) =>
  exchange.answeredAt !== undefined && exchange.answeredAt < (triesOf(exchange).at(-1)?.answeredAt ?? 0)

function checkSums({ accepted, delivered, dropped, aborted }: DeliveryAccounting, events: number): Finding[] {
  const sums = { accepted, delivered, dropped, aborted }
  if (accepted !== delivered + dropped + aborted) {
    return [
      {
        message: 'The events that were delivered, dropped and given up are not all that were accepted.',
        received: sums,
      },
    ]
  }
  if (accepted === events) return []
  return [{ message: 'Another number of events is counted than was sent.', expected: events, received: accepted }]
}

export const everyEventEnds = defineCaseRule({
  id: 'D3',
  level: 'must',
  authority: 'RS',
  says: 'Every accepted event ends as delivered, dropped with a reason, or aborted with a reason; the three counts sum to the number accepted.',
  why: 'An event that ends nowhere is missed by nobody until the numbers are wrong.',
  mend: 'Write an event down before it counts as accepted, and strike it out only when it has ended; give each end a reason.',
  source: 'RudderStack event delivery, event statuses',
  harm: 'events lost',
  connections: cloudConnections,
  whenUnmet,
  judge(played: PlayedCase) {
    const { exchanges, accounting } = played
    if (!delivers(played)) return []
    return exchanges.map((exchange, index) => {
      const isLast = index === exchanges.length - 1
      const sums = isLast && accounting !== undefined ? checkSums(accounting, exchanges.length) : []
      return { exchange: index, findings: [...checkEnd(exchange), ...sums] }
    })
  },
})
