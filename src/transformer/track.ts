import type { Event, Settings } from '../../contracts/wire/index.ts'
import { identifierFrom } from './identifier.ts'
import { identityOfPerson } from './identity.ts'
import { objectFrom } from './kinds.ts'
import { metadataFrom } from './metadata.ts'
import { isRejection, type Rejection, rejected } from './rejection.ts'
import { present, type Write } from './request.ts'
import { secondsFrom } from './time/seconds.ts'
import { traitPlaces } from './traits.ts'

/**
 * track: the event is recorded for a user that Intercom knows already (T1 to T8; destination documentation, Track;
 * Intercom API 1.4 reference, Event model). One identifier is sent, so that nothing of the user changes.
 */
export function track(event: Event, settings: Settings): Write[] | Rejection {
  const name = identifierFrom(event.event)
  if (name === undefined) return rejected('The field "event", the name of what was tracked, is missing or blank.')
  const seconds = secondsFrom(event.timestamp) ?? secondsFrom(event.originalTimestamp)
  if (seconds === undefined) return rejected('Neither "timestamp" nor "originalTimestamp" holds a time.')
  const identity = identityOfPerson(event, traitPlaces(event), settings)
  if (isRejection(identity)) return identity
  const recorded = present({
    event_name: name,
    created_at: seconds,
    user_id: identity.user_id,
    email: identity.user_id === undefined ? identity.email : undefined,
    metadata: metadataFrom(objectFrom(event.properties)),
  })
  return [{ path: '/events', body: recorded }]
}
