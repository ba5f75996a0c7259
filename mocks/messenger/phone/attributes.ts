import { isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import type { Told, ToldCompany, Written } from '../shared/written.ts'
import type { PhoneRules } from './platforms.ts'

type Names = ReadonlyMap<string, string>

/** The setters of ICMUserAttributes and UserAttributes.Builder, with REST's names (iOS headers, Android's javadoc, high). */
const fieldNames: Names = new Map([
  ['name', 'name'],
  ['phone', 'phone'],
  ['signedUpAt', 'signed_up_at'],
  ['unsubscribedFromEmails', 'unsubscribed_from_emails'],
])

/** The setters of ICMCompany and Company.Builder: no `remove`, so that a phone cannot unlink (react-native-intercom#287, medium). */
const companyFieldNames: Names = new Map([
  ['companyId', 'company_id'],
  ['name', 'name'],
  ['plan', 'plan'],
  ['monthlySpend', 'monthly_spend'],
  ['createdAt', 'remote_created_at'],
])

/** Setters whose values are read elsewhere, or stored nowhere in this mock. */
const otherSetters = new Set(['userId', 'email', 'companies', 'customAttributes', 'languageOverride'])

/** What `updateUser` was told. What has no setter, or is of a kind that the SDK does not take, is lost without an error. */
export function writtenByPhone(given: JsonObject, { takesNull }: PhoneRules): Written {
  const leftOut: string[] = []

  /** Null clears a field where the platform has it; `unsubscribedFromEmails` is a plain BOOL, which cannot be null. */
  function setFields(from: JsonObject, names: Names, before: string): Told[] {
    const set: Told[] = []
    for (const [key, value] of Object.entries(from)) {
      const name = names.get(key)
      if (value === undefined || otherSetters.has(key)) continue
      const fits = value !== null || (takesNull && key !== 'unsubscribedFromEmails')
      if (name === undefined || !fits) leftOut.push(before + key)
      else set.push({ said: before + key, name, value })
    }
    return set
  }

  /** iOS takes NSString, NSNumber and NSNull; Android text, numbers and booleans, and adds nothing else (headers, javadoc, high). */
  function customAttributes(from: JsonValue | undefined, said: string): Told[] {
    if (from === undefined || from === null) return []
    if (!isJsonObject(from)) {
      leftOut.push(said)
      return []
    }
    const set: Told[] = []
    for (const [name, value] of Object.entries(from)) {
      const fits = value === null ? takesNull : ['string', 'number', 'boolean'].includes(typeof value)
      if (fits) set.push({ said: `${said}.${name}`, name, value })
      else if (value !== undefined) leftOut.push(`${said}.${name}`)
    }
    return set
  }

  function companiesOf(from: JsonValue | undefined): ToldCompany[] {
    if (from === undefined || from === null) return []
    if (!Array.isArray(from)) {
      leftOut.push('companies')
      return []
    }
    return from.flatMap((company, place) => {
      const said = `companies[${place}]`
      if (isJsonObject(company)) {
        const attributes = customAttributes(company['customAttributes'], `${said}.customAttributes`)
        return [{ said, fields: setFields(company, companyFieldNames, `${said}.`), attributes }]
      }
      leftOut.push(said)
      return []
    })
  }

  const fields = setFields(given, fieldNames, '')
  const attributes = customAttributes(given['customAttributes'], 'customAttributes')
  return { fields, attributes, companies: companiesOf(given['companies']), leftOut }
}
