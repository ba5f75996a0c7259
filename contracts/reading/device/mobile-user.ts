import { type Exchange, isJsonObject, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { field } from '../fields.ts'
import { isAccepted, readEmail } from '../identity.ts'
import { ownUserId } from './acceptance.ts'
import { callsOf, givenIn } from './calls.ts'
import type { Session } from './registration.ts'

const fieldsOfUser: readonly (readonly [string, string])[] = [
  ['userId', 'user_id'],
  ['email', 'email'],
  ['name', 'name'],
  ['phone', 'phone'],
  ['signedUpAt', 'signed_up_at'],
  ['unsubscribedFromEmails', 'unsubscribed_from_emails'],
]

const fieldsOfCompany: readonly (readonly [string, string])[] = [
  ['companyId', 'company_id'],
  ['name', 'name'],
  ['plan', 'plan'],
  ['monthlySpend', 'monthly_spend'],
  ['createdAt', 'remote_created_at'],
  ['customAttributes', 'custom_attributes'],
  ['remove', 'remove'],
]

function renamed(holder: JsonObject, names: readonly (readonly [string, string])[]): JsonObject {
  const entries = names.flatMap(([own, rest]): [string, JsonValue][] => {
    const value = field(holder, own)
    return value === undefined ? [] : [[rest, value]]
  })
  return Object.fromEntries(entries)
}

const companiesIn = (value: JsonValue): JsonValue =>
  Array.isArray(value)
    ? value.map((company) => (isJsonObject(company) ? renamed(company, fieldsOfCompany) : company))
    : value

/** Calls that say something of the person. */
const ofPerson: ReadonlySet<string> = new Set(['registerIdentifiedUser', 'updateUser'])

/** The ids under which the person of the event is registered already: those of somebody else are M10's to tell. */
function identityIn(exchange: Exchange, { before }: Session): JsonObject {
  if (before.kind !== 'identified') return {}
  return {
    ...(isAccepted(before.userId, ownUserId(exchange)) ? { user_id: before.userId as string } : {}),
    ...(isAccepted(before.email, readEmail(exchange)) ? { email: before.email as string } : {}),
  }
}

/**
 * What the calls of one event say of the person, in the words of the REST API. Whoever was registered before is still meant, until a
 * logout. Absent where they say nothing: of a registered person something may have to be said (`isAsked`).
 */
export function userOfCalls(
  exchange: Exchange,
  session: Session,
  { isAsked }: { isAsked: boolean },
): JsonObject | undefined {
  let user: JsonObject = identityIn(exchange, session)
  let attributes: JsonObject = {}
  let says = false
  for (const call of callsOf(exchange)) {
    if (call.method === 'logout') {
      user = {}
      attributes = {}
      says = false
    }
    const given = givenIn(call)
    if (!ofPerson.has(call.method) || given === undefined) continue
    says = true
    const companies = field(given, 'companies')
    user = {
      ...user,
      ...renamed(given, fieldsOfUser),
      ...(companies === undefined ? {} : { companies: companiesIn(companies) }),
    }
    const custom = field(given, 'customAttributes')
    if (isJsonObject(custom)) attributes = { ...attributes, ...custom }
  }
  const isKnown = isAsked && session.after.kind === 'identified'
  return says || isKnown ? { ...user, custom_attributes: attributes } : undefined
}
