import { isJsonObject, type JsonObject, type Outcome } from '../../../contracts/wire/index.ts'
import { reference, type Target } from '../../../src/targets/index.ts'

/** The reference, and much that is wrong: it breaks over some events, leaves some out, and breaks rules in many ways, rarely and often. */
export const muddler: Target = {
  ...reference,
  name: 'muddler',
  async transform(input) {
    const { event, connection } = input
    const properties = isJsonObject(event['properties']) ? event['properties'] : {}
    if (typeof properties['revenue'] === 'string') throw new Error(`No amount: ${properties['revenue']}`)
    if (connection === 'mobile-cloud' && event['type'] === 'screen')
      return { kind: 'skipped', reason: 'No screens yet.' }
    const answer = await reference.transform(input)
    return answer.kind === 'requests' ? muddled(answer) : answer
  },
}

function muddled({ requests }: Extract<Outcome, { kind: 'requests' }>): Outcome {
  return {
    kind: 'requests',
    requests: requests.map((request) =>
      isJsonObject(request.body) ? { ...request, body: worse(request.body) } : request,
    ),
  }
}

function worse(body: JsonObject): JsonObject {
  const { name, email, signed_up_at: since, custom_attributes: attributes } = body
  return {
    ...body,
    ...(typeof name === 'string' ? { name: `${name} undefined` } : {}),
    ...(typeof email === 'string' && email.length > 12 ? { email: email.toUpperCase() } : {}),
    ...(typeof since === 'number' ? { signed_up_at: since * 1000 } : {}),
    ...(isJsonObject(attributes) && Object.keys(attributes).length > 2 ? { custom_attributes: {} } : {}),
  }
}
