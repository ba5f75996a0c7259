import { isAccessTokenMissing, isRejected, requestsOf } from '../../reading/index.ts'
import { cloudConnections } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'

export const nothingIsSentWithoutToken = defineRule({
  id: 'G3',
  level: 'must',
  authority: 'DOC',
  says: 'Without an Access Token no request is made at all.',
  why: 'A request with an empty token is refused, counts against the limit, and may end in the logs with the person in it.',
  mend: 'Make no request before the Access Token is known to be there.',
  source: 'destination documentation, Connection settings: Access Token',
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: isAccessTokenMissing,
  check: (exchange) => {
    if (isRejected(exchange)) return []
    return [
      {
        message: 'A request is made without an Access Token.',
        expected: [],
        received: requestsOf(exchange).map(({ method, path }) => `${method} ${path}`),
      },
    ]
  },
})
