import { secretsOf, textsFoundIn, writesOf } from '../../reading/index.ts'
import { cloudConnections } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'

export const bodiesHoldNoSecret = defineRule({
  id: 'G7',
  level: 'must',
  authority: 'API',
  says: 'No body holds the Access Token or a mobile API key, nor the user_hash that an event carries under integrations or context.',
  why: 'What stands in a body is shown to every teammate in Intercom; with the token anyone can read all people, with the hash anyone can be that person.',
  mend: 'Put the token into the Authorization header alone, and pass the user_hash to the messenger alone.',
  source: 'Intercom API 1.4, Authentication; Intercom, Identity verification',
  harm: 'people confused',
  connections: cloudConnections,
  appliesTo: (exchange) => writesOf(exchange).length > 0 && secretsOf(exchange).length > 0,
  check: (exchange) => {
    const secrets = secretsOf(exchange)
    const sent = textsFoundIn(
      writesOf(exchange).map(({ request }) => request.body),
      secrets.map(({ text }) => text),
    )
    return secrets.filter(({ text }) => sent.has(text)).map(({ name }) => ({ message: `A body holds ${name}.` }))
  },
})
