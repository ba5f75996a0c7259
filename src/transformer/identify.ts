import type { Event, JsonObject, Settings } from '../../contracts/wire/index.ts'
import { companiesFrom } from './company.ts'
import { contextAttributes } from './context-attributes.ts'
import { flatten } from './flatten.ts'
import { fullName } from './full-name.ts'
import { isTooLong } from './identifier.ts'
import { identityOfPerson } from './identity.ts'
import { booleanFrom, type Given, textFrom } from './kinds.ts'
import { isRejection, type Rejection, rejected } from './rejection.ts'
import { present, type Write } from './request.ts'
import { secondsFrom } from './time/seconds.ts'
import { type TraitPlaces, trait, traitPlaces } from './traits.ts'

/** Traits that have a field of their own at Intercom, and are not repeated as custom attributes (U7). */
const standardTraits: ReadonlySet<string> = new Set([
  ...['id', 'userId', 'email', 'phone', 'name', 'createdAt', 'company', 'avatar', 'unsubscribedFromEmails'],
  ...['firstName', 'firstname', 'first_name', 'lastName', 'lastname', 'last_name'],
])

/** identify: the user is created or updated (U1 to U16; destination documentation, Identify and Traits mapping). */
export function identify(event: Event, settings: Settings): Write[] | Rejection {
  const places = traitPlaces(event)
  const identity = identityOfPerson(event, places, settings)
  if (isRejection(identity)) return identity
  const companies = trait(places, 'company', companiesFrom)
  if (companies?.some(({ company_id }) => isTooLong(company_id))) {
    return rejected('The id of the company is longer than 255 characters.')
  }
  const user = present({
    user_id: identity.user_id,
    email: identity.email,
    name: fullName(places),
    phone: trait(places, 'phone', textFrom),
    signed_up_at: trait(places, 'createdAt', secondsFrom),
    unsubscribed_from_emails: unsubscribedFromEmails(places),
    avatar: trait(places, 'avatar', avatarFrom),
    companies,
    custom_attributes: customAttributes(places, settings),
  })
  return [{ path: '/users', body: user }]
}

/** U12: the documentation names `context` as the place, and its sample shows `traits`. */
function unsubscribedFromEmails(places: TraitPlaces): boolean | undefined {
  return booleanFrom(places.context.unsubscribedFromEmails) ?? trait(places, 'unsubscribedFromEmails', booleanFrom)
}

/** U15: Intercom shows the picture that a web address leads to. */
function avatarFrom(value: Given): JsonObject | undefined {
  return typeof value === 'string' && /^https?:\/\//i.test(value) ? { type: 'avatar', image_url: value } : undefined
}

/** All that is known of the person besides the standard traits (U4 to U8), with the context where it is asked for (U13). */
function customAttributes({ traits, contextTraits, context }: TraitPlaces, settings: Settings): JsonObject | undefined {
  const collected = settings.collectContext === true ? contextAttributes(context) : undefined
  const known = { ...collected, ...contextTraits, ...traits }
  return flatten(known, { except: standardTraits, dateEnding: '_at' })
}
