import type { Event, JsonObject, Settings } from '../../contracts/wire/index.ts'
import { identifierFrom, isTooLong } from './identifier.ts'
import { type Given, wordsFrom } from './kinds.ts'
import { isRejection, type Rejection, rejected } from './rejection.ts'
import { type TraitPlaces, trait } from './traits.ts'

/** By what Intercom finds a person: `user_id` first, else `email`. Empty for nobody. */
export interface Identity {
  user_id?: string
  email?: string
}

/**
 * Who identifies or tracks (I1 to I5; destination documentation, FAQ "What happens if both userId or email are missing").
 * An event of nobody is rejected.
 */
export function identityOfPerson(event: Event, places: TraitPlaces, settings: Settings): Identity | Rejection {
  const identity = identityIn(event, places, settings)
  if (isRejection(identity) || identity.user_id !== undefined || identity.email !== undefined) return identity
  const hint = settings.sendAnonymousId === true ? 'nor an anonymousId' : 'and "sendAnonymousId" is off'
  return rejected(`The event has neither userId nor email, ${hint}: Intercom cannot tell whose it is.`)
}

/** The same, where an event may be of nobody: an SDK on a device has users that are not identified (I6). */
export function identityIn(event: Event, places: TraitPlaces, settings: Settings): Identity | Rejection {
  const { traits, contextTraits } = places
  const userId =
    identifierFrom(event.userId) ??
    identifierFrom(traits.userId) ??
    identifierFrom(traits.id) ??
    identifierFrom(contextTraits.userId) ??
    identifierFrom(contextTraits.id)
  return identityFrom(userId, trait(places, 'email', emailFrom), event, settings)
}

/**
 * Whom a group event links to its company, if anyone (C3; destination documentation, Group). `traits` describe the
 * group, so neither its id nor its email is a person's.
 */
export function identityOfMember(event: Event, contextTraits: JsonObject, settings: Settings): Identity | Rejection {
  const userId =
    identifierFrom(event.userId) ?? identifierFrom(contextTraits.userId) ?? identifierFrom(contextTraits.id)
  return identityFrom(userId, emailFrom(contextTraits.email), event, settings)
}

/** An identifier that is too long is neither cut nor replaced: the event goes by the other one, or not at all (I5). */
function identityFrom(
  userId: string | undefined,
  email: string | undefined,
  event: Event,
  settings: Settings,
): Identity | Rejection {
  const id = userId ?? (settings.sendAnonymousId === true ? identifierFrom(event.anonymousId) : undefined)
  const identity: Identity = {}
  if (id !== undefined && !isTooLong(id)) identity.user_id = id
  if (email !== undefined && !isTooLong(email)) identity.email = email
  const isLost = (id ?? email) !== undefined && identity.user_id === undefined && identity.email === undefined
  if (!isLost) return identity
  const field = id === undefined ? 'email' : userId === undefined ? 'anonymousId' : 'userId'
  return rejected(`The ${field} is longer than 255 characters, and there is no other userId or email to go by.`)
}

/** An email is text: a number there is a mistake, not an address. */
function emailFrom(value: Given): string | undefined {
  return wordsFrom(value)?.trim()
}
