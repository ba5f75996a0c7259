import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { UserEvent } from '../workspace/event.ts'

/** An event as API 1.4 shows it (intercom-java's test resource events.json). Ids look like UUIDs and count up. */
export function eventView({ place, user, event_name, created_at, metadata }: UserEvent): JsonObject {
  return {
    type: 'event',
    id: `00000000-0000-4000-8000-${(place + 1).toString(16).padStart(12, '0')}`,
    created_at,
    event_name,
    user_id: user.user_id,
    email: user.email,
    intercom_user_id: user.id,
    metadata: { ...metadata },
  }
}
