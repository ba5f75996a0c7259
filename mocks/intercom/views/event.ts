import type { JsonObject } from '../../../contracts/wire/index.ts'
import { eventId, type UserEvent } from '../workspace/event.ts'

/** An event as API 1.4 shows it (intercom-java's test resource events.json). */
export function eventView({ place, user, event_name, created_at, metadata }: UserEvent): JsonObject {
  return {
    type: 'event',
    id: eventId(place),
    created_at,
    event_name,
    user_id: user.user_id,
    email: user.email,
    intercom_user_id: user.id,
    metadata: { ...metadata },
  }
}
