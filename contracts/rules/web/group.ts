import { callsOf, missingSettings, requestsOf, typeOf } from '../../reading/index.ts'
import { defineRule } from '../define-rule.ts'
import { isStartOrEnd } from './page.ts'

/** Contract W6; destination documentation, connection modes. */
export const groupIsNotSupported = defineRule({
  id: 'W6',
  level: 'must',
  authority: 'RS',
  says: 'A group is not supported in device mode: it causes no call.',
  why: 'Traits of a company that are sent as an update become traits of whoever looks at the page.',
  mend: 'Leave groups out in device mode; cloud mode supports them.',
  source: 'destination documentation, Connection modes; RudderStack, supported message types of the destination',
  harm: 'data wrong',
  connections: ['web-device'],
  appliesTo: (exchange) => typeOf(exchange.event) === 'group' && missingSettings(exchange).length === 0,
  check: (exchange) => {
    const made = callsOf(exchange).find((call) => !isStartOrEnd(call))
    const [request] = requestsOf(exchange)
    if (made === undefined && request === undefined) return []
    return [
      {
        message: 'A group is sent in device mode.',
        expected: 'no call',
        received: made?.method ?? request?.path ?? null,
      },
    ]
  },
})
