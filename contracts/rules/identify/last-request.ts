import { valuesOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange } from '../../wire/index.ts'
import { defineFreedom, defineRule, type Finding } from '../define-rule.ts'
import { isIdentified, usersSent } from './sent-user.ts'

function checkUpdate(exchange: Exchange): Finding[] {
  const { updateLastRequestAt = true } = exchange.settings
  return valuesOf(usersSent(exchange), 'update_last_request_at').flatMap((value): Finding[] => {
    const received = { update_last_request_at: value }
    if (typeof value !== 'boolean') return [{ message: 'update_last_request_at is not a boolean.', received }]
    if (typeof updateLastRequestAt !== 'boolean' || value === updateLastRequestAt) return []
    return [
      {
        message: 'update_last_request_at is not what the setting says.',
        expected: { update_last_request_at: updateLastRequestAt },
        received,
      },
    ]
  })
}

/** Contract U14; destination documentation, Identify. */
export const lastSeenIsNotSent = defineRule({
  id: 'U14',
  level: 'must',
  authority: 'DOC',
  says: 'No last_request_at is sent; update_last_request_at, where it is sent, is a boolean and equals the setting.',
  why: 'Last Seen is not supported: an old event that is sent late would make an absent person look active.',
  mend: 'Leave last_request_at out, and pass the setting on unchanged or not at all.',
  source: 'destination documentation, Identify: Last Seen is not supported; Intercom API 1.4, last seen time',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => isIdentified(exchange) && usersSent(exchange).length > 0,
  check: (exchange) => [
    ...valuesOf(usersSent(exchange), 'last_request_at').map((value) => ({
      message: 'last_request_at is sent.',
      received: { last_request_at: value },
    })),
    ...checkUpdate(exchange),
  ],
})

/** Contract U15. */
export const userAgentAndAvatarMayBeSent = defineFreedom({
  id: 'U15',
  authority: 'RS',
  says: 'The user agent of the context may be sent as last_seen_user_agent, and the trait avatar as an avatar with its image_url.',
  why: 'Intercom shows the browser and the picture of a person; the destination documentation asks for neither.',
  source: 'RudderStack event specification, context and traits; Intercom API 1.4, User model',
  connections: cloudConnections,
})
