import { acceptanceOf, isFilledText, isRejected, requestsOf } from '../../reading/index.ts'
import { cloudConnections } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'

export const eventsOfNobodyAreDropped = defineRule({
  id: 'I3',
  level: 'must',
  authority: 'DOC',
  says: 'An identify or track with neither user id nor email is dropped: no request is made, and a reason is given.',
  why: 'Intercom refuses a user without either, and an event that is sent for nobody is counted as delivered and lost.',
  mend: 'Look for the user id and the email first, and drop the event with a reason where both are missing.',
  source: 'destination documentation, FAQ: both userId or email are missing',
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: (exchange) => acceptanceOf(exchange).because === 'I3' && acceptanceOf(exchange).end === 'rejected',
  check: (exchange) => {
    if (!isRejected(exchange)) {
      return [
        {
          message: 'An event with neither user id nor email is delivered.',
          expected: 'dropped',
          received: requestsOf(exchange).map(({ method, path }) => `${method} ${path}`),
        },
      ]
    }
    const { outcome } = exchange
    if (outcome.kind === 'dropped' && isFilledText(outcome.reason)) return []
    return [{ message: 'An event with neither user id nor email is dropped without a reason.' }]
  },
})
