import { isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import type { Written } from '../shared/written.ts'
import type { PhoneRules } from './platforms.ts'

type Names = ReadonlyMap<string, string>

/** The setters of ICMUserAttributes and UserAttributes.Builder, with REST's names (iOS headers, Android's javadoc, high). */
const fieldNames: Names = new Map([
  ['name', 'name'],
  ['phone', 'phone'],
  ['signedUpAt', 'signed_up_at'],
  ['unsubscribedFromEmails', 'unsubscribed_from_emails'],
])

/** The setters of ICMCompany and Company.Builder: no `remove`, by which a phone cannot unlink (react-native-intercom#287, medium). */
const companyFieldNames: Names = new Map([
  ['companyId', 'company_id'],
  ['name', 'name'],
  ['plan', 'plan'],
  ['monthlySpend', 'monthly_spend'],
  ['createdAt', 'remote_created_at'],
])

/** Setters whose values are read elsewhere, or stored nowhere in this mock. */
const others = new Set(['userId', 'email', 'companies', 'customAttributes', 'languageOverride'])

/** What `updateUser` was told. What has no setter, or is of a kind that the SDK does not take, is lost without an error. */
export function writtenByPhone(given: JsonObject, rules: PhoneRules): Written {
  const leftOut: string[] = []
  const fields = setFields(given, fieldNames, others, rules, leftOut)
  const attributes = customAttributes(given['customAttributes'], rules, leftOut, 'customAttributes')
  const companies: JsonObject[] = []
  const listed = given['companies'] ?? []
  if (!Array.isArray(listed)) leftOut.push('companies')
  else {
    for (const [place, company] of listed.entries()) {
      const name = `companies[${place}]`
      if (!isJsonObject(company)) leftOut.push(name)
      else {
        companies.push({
          ...setFields(company, companyFieldNames, new Set(['customAttributes']), rules, leftOut, `${name}.`),
          custom_attributes: customAttributes(company['customAttributes'], rules, leftOut, `${name}.customAttributes`),
        })
      }
    }
  }
  return { fields, attributes, companies, leftOut }
}

function setFields(
  given: JsonObject,
  names: Names,
  others: ReadonlySet<string>,
  { takesNull }: PhoneRules,
  leftOut: string[],
  before = '',
): JsonObject {
  const set: [string, JsonValue][] = []
  for (const [key, value] of Object.entries(given)) {
    const name = names.get(key)
    if (value === undefined || others.has(key)) continue
    if (name === undefined || (value === null && !takesNull)) leftOut.push(before + key)
    else set.push([name, value])
  }
  return Object.fromEntries(set)
}

/**
 * iOS takes NSString, NSNumber and NSNull; Android text, numbers and booleans, and adds nothing else, without a word
 * (headers and javadoc, high).
 */
function customAttributes(
  given: JsonValue | undefined,
  { takesNull }: PhoneRules,
  leftOut: string[],
  name: string,
): JsonObject {
  if (given === undefined || given === null) return {}
  if (!isJsonObject(given)) {
    leftOut.push(name)
    return {}
  }
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => {
      const fits = value === null ? takesNull : ['string', 'number', 'boolean'].includes(typeof value)
      if (!fits && value !== undefined) leftOut.push(`${name}.${key}`)
      return fits
    }),
  )
}
