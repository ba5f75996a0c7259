import { acceptanceOf, field, isRejected, requestsOf, typeOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'

const pathsSent = (exchange: Exchange) => requestsOf(exchange).map(({ method, path }) => `${method} ${path}`)

function checkType(exchange: Exchange): Finding[] {
  const type = field(exchange.event, 'type')
  if (typeof type !== 'string') {
    if (isRejected(exchange)) return []
    return [
      {
        message: 'An event without a type that is text is delivered.',
        expected: 'rejected',
        received: pathsSent(exchange),
      },
    ]
  }
  if (!isRejected(exchange)) return []
  return [
    {
      message: 'An event is dropped whose type is written in another case.',
      expected: `taken as ${typeOf(exchange.event)}`,
      received: exchange.outcome.kind === 'dropped' ? { dropped: exchange.outcome.reason } : 'nothing',
    },
  ]
}

/** Whether the type is text in another case than lower, or no text at all. */
function hasOddType({ event }: Exchange): boolean {
  const type = field(event, 'type')
  return typeof type !== 'string' || type !== type.toLowerCase()
}

export const typeIsReadWithoutCase = defineRule({
  id: 'G1',
  level: 'must',
  authority: 'RS',
  says: 'The type of an event is matched without regard to case; an event whose type is absent or no text is rejected.',
  why: 'Sources write Identify and TRACK; what one SDK calls an event must not decide whether it arrives.',
  mend: 'Lower the case of the type before it is compared, and reject what is no text.',
  source: 'RudderStack transformer protocol, message types',
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: (exchange) => {
    const { end } = acceptanceOf(exchange)
    return hasOddType(exchange) && (typeof field(exchange.event, 'type') !== 'string' || end === 'delivered')
  },
  check: checkType,
})

export const otherTypesAreRejected = defineRule({
  id: 'G2',
  level: 'must',
  authority: 'DOC',
  says: 'Any type but identify, track and group is rejected as unsupported and causes no request.',
  why: 'A page or alias that slips through as something else creates people and events that never were.',
  mend: 'Reject every type that is not one of the three, before any request is made.',
  source: 'destination documentation, Connection modes; Page; Group',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => acceptanceOf(exchange).because === 'G2',
  check: (exchange) => {
    if (isRejected(exchange)) return []
    return [
      {
        message: 'An event of an unsupported type causes a request.',
        expected: 'rejected',
        received: pathsSent(exchange),
      },
    ]
  },
})
