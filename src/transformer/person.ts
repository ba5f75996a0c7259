import type { JsonObject, Settings } from '../../contracts/wire/index.ts'
import { companiesFrom, type UsersCompany } from './company.ts'
import { contextAttributes } from './context-attributes.ts'
import { flatten } from './flatten.ts'
import { fullName } from './full-name.ts'
import { isTooLong } from './identifier.ts'
import { booleanFrom, type Given, textFrom } from './kinds.ts'
import { type Rejection, rejected } from './rejection.ts'
import { secondsFrom } from './time/seconds.ts'
import { type TraitPlaces, trait } from './traits.ts'

/** What an identify says of a person, whichever way it travels; what it does not say is undefined (U16). */
export interface Person {
  name: string | undefined
  phone: string | undefined
  signedUpAtSeconds: number | undefined
  unsubscribedFromEmails: boolean | undefined
  /** The address of a picture. */
  avatar: string | undefined
  companies: UsersCompany[] | undefined
  /** Everything else, as scalars under names that Intercom takes; with the context where it is asked for. */
  attributes: JsonObject | undefined
}

/** Traits that have a field of their own at Intercom, and are not repeated as custom attributes (U7). */
const standardTraits: ReadonlySet<string> = new Set([
  ...['id', 'userId', 'email', 'phone', 'name', 'createdAt', 'company', 'avatar', 'unsubscribedFromEmails'],
  ...['firstName', 'firstname', 'first_name', 'lastName', 'lastname', 'last_name'],
])

/** How a connection reads a person. */
export interface PersonReading {
  /** Spellings of `createdAt` that count, the first that holds a time winning; that one alone unless given. */
  createdAt?: readonly string[]
}

/**
 * Reads a person from the traits of an identify (U1 to U16; destination documentation, Identify and Traits mapping). Rejected where
 * the id of a company is too long for Intercom, since it is neither cut nor replaced (I5).
 */
export function personFrom(
  places: TraitPlaces,
  settings: Settings,
  { createdAt = ['createdAt'] }: PersonReading = {},
): Person | Rejection {
  const companies = trait(places, 'company', companiesFrom)
  if (companies?.some(({ company_id }) => isTooLong(company_id))) {
    return rejected('The id of the company is longer than 255 characters.')
  }
  return {
    name: fullName(places),
    phone: trait(places, 'phone', textFrom),
    signedUpAtSeconds: firstOf(createdAt, (spelling) => trait(places, spelling, secondsFrom)),
    unsubscribedFromEmails: unsubscribedFromEmails(places),
    avatar: trait(places, 'avatar', webAddressFrom),
    companies,
    attributes: attributesFrom(places, settings, createdAt),
  }
}

function firstOf<Value>(names: readonly string[], read: (name: string) => Value | undefined): Value | undefined {
  for (const name of names) {
    const value = read(name)
    if (value !== undefined) return value
  }
  return undefined
}

/** U12: the documentation names `context` as the place, and its sample shows `traits`. */
function unsubscribedFromEmails(places: TraitPlaces): boolean | undefined {
  return booleanFrom(places.context.unsubscribedFromEmails) ?? trait(places, 'unsubscribedFromEmails', booleanFrom)
}

/** U15: Intercom shows the picture that a web address leads to. */
function webAddressFrom(value: Given): string | undefined {
  return typeof value === 'string' && /^https?:\/\//i.test(value) ? value : undefined
}

/** All that is known of the person besides the standard traits (U4 to U8), with the context where it is asked for (U13). */
function attributesFrom(
  { traits, contextTraits, context }: TraitPlaces,
  settings: Settings,
  createdAt: readonly string[],
): JsonObject | undefined {
  const collected = settings.collectContext === true ? contextAttributes(context) : undefined
  const except = createdAt.length === 1 ? standardTraits : new Set([...standardTraits, ...createdAt])
  return flatten({ ...collected, ...contextTraits, ...traits }, { except, dateEnding: '_at' })
}
