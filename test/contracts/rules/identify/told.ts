import { identifyRules } from '../../../../contracts/rules/identify/index.ts'
import type { Event, IntercomRequest, JsonObject, Settings } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

/** What a rule tells of an identify of u-1 and the requests for it; nothing where it does not apply. */
export function toldOfRequests(id: string, event: Event, requests: IntercomRequest[], settings: Settings = {}) {
  const exchange = exchangeOf({ type: 'identify', userId: 'u-1', ...event }, requests)
  const rule = identifyRules.find((candidate) => candidate.id === id)
  const played = playedCase({ ...exchange, settings: { apiKey: 't', ...settings } })
  return rule?.judge(played).map(({ findings }) => findings.map(({ message }) => message))[0]
}

/** The same where one body goes to /users. */
export const toldOf = (id: string, event: Event, body: JsonObject, settings?: Settings) =>
  toldOfRequests(id, event, [post('/users', { user_id: 'u-1', ...body })], settings)
