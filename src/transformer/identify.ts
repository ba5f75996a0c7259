import type { Event, Settings } from '../../contracts/wire/index.ts'
import { identityOfPerson } from './identity.ts'
import { personFrom } from './person.ts'
import { isRejection, type Rejection } from './rejection.ts'
import { present, type Write } from './request.ts'
import { traitPlaces } from './traits.ts'

/** identify: the user is created or updated (U1 to U16; destination documentation, Identify and Traits mapping). */
export function identify(event: Event, settings: Settings): Write[] | Rejection {
  const places = traitPlaces(event)
  const identity = identityOfPerson(event, places, settings)
  if (isRejection(identity)) return identity
  const person = personFrom(places, settings)
  if (isRejection(person)) return person
  const user = present({
    user_id: identity.user_id,
    email: identity.email,
    name: person.name,
    phone: person.phone,
    signed_up_at: person.signedUpAtSeconds,
    unsubscribed_from_emails: person.unsubscribedFromEmails,
    avatar: person.avatar === undefined ? undefined : { type: 'avatar', image_url: person.avatar },
    companies: person.companies,
    custom_attributes: person.attributes,
  })
  return [{ path: '/users', body: user }]
}
