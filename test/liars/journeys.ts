import type { JsonObject } from '../../contracts/wire/index.ts'
import { only, typeOf } from './event-parts.ts'
import { type Liar, liar } from './liar.ts'
import { requestTo } from './own-requests.ts'
import { userLiar } from './sent-parts.ts'

/** Liars whose requests look right one by one, and whose journeys end wrong (J1). */
export const journeyLiars: readonly Liar[] = [
  liar('records an event for each identify', 'J1', (outcome, { event, settings }) => {
    const [user] = outcome.kind === 'requests' && typeOf(event) === 'identify' ? outcome.requests : []
    if (user === undefined) return outcome
    const identity = only(user.body as JsonObject, (_, key) => key === 'user_id' || key === 'email')
    const signedIn = { event_name: 'Signed In', created_at: 1_772_600_767, ...identity }
    return { kind: 'requests', requests: [user, requestTo('/events', settings.apiKey, signedIn)] }
  }),
  userLiar("sends the customer's user id as Intercom's own id too", 'J1', (body) =>
    body.user_id === undefined ? body : { ...body, id: body.user_id },
  ),
]
