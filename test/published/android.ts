import { isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { contextAttributesIn } from './context-attributes.ts'
import { Ended, get, type Identified, type Platform, readField } from './integration.ts'
import { present } from './present.ts'

/** Traits for which the mapping has a place, or that only repeat who it is. */
const ids = ['anonymousId', 'userId', 'id', 'avatar']
const nameParts = ['firstName', 'firstname', 'first_name', 'lastName', 'lastname', 'last_name']
const leaking = new Set([...ids, ...nameParts])
const signUps = new Set(['createdAt', 'createdat'])
const mapped = new Set(['name', 'email', 'phone', 'company', 'unsubscribedFromEmails'])

/** How Java writes a double. */
export function textOfDouble(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
  }
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

/** String.valueOf of a map or a list. What is deeper than a few levels is no name of anybody. */
function textOfValue(value: JsonValue, depth = 0): string {
  if (typeof value === 'number') return textOfDouble(value)
  if (typeof value !== 'object' || value === null || depth > 5) return String(value)
  if (Array.isArray(value)) return `[${value.map((one) => textOfValue(one, depth + 1)).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, one]) => `${key}=${textOfValue(one, depth + 1)}`)
    .join(', ')}}`
}

function textField(field: 'name' | 'email' | 'phone', identified: Identified): JsonValue | undefined {
  const { has } = identified
  const { found, honestly } = readField(field, identified)
  if (found === undefined) return honestly()
  if (typeof found === 'string' && found.trim() !== '') return found
  if (typeof found === 'number') return has('a number is the text of a double') ? textOfDouble(found) : honestly()
  return has('name, email and phone are the text of whatever they are') ? textOfValue(found) : honestly()
}

function customAttributes({ has, traits, honest }: Identified): JsonObject {
  const asTheyAre = has('other traits are attributes as they are')
  const isOther = (key: string) => !leaking.has(key) && !signUps.has(key) && !mapped.has(key)
  const honestly = () => {
    const custom = get(honest().user, 'customAttributes')
    return isJsonObject(custom) ? custom : {}
  }
  const fromContext = () => (has('does not know collectContext') ? {} : contextAttributesIn(honestly()))
  const custom: JsonObject = asTheyAre ? fromContext() : { ...honestly() }
  for (const [key, value] of Object.entries(traits)) {
    const isKept =
      (asTheyAre && isOther(key)) ||
      (leaking.has(key) && has('ids and parts of the name leak into the attributes')) ||
      (signUps.has(key) && has('createdAt is never mapped')) ||
      (key === 'unsubscribedFromEmails' && has('unsubscribedFromEmails is never mapped'))
    if (isKept) Object.defineProperty(custom, key, { value, enumerable: true, configurable: true, writable: true })
    const lowered = key.toLowerCase()
    if (lowered === 'company' && has('a Company in other letters is lost')) delete custom[key]
    if (lowered !== 'company' && mapped.has(lowered) && has('name, email and phone in any letters')) delete custom[key]
  }
  return custom
}

function companies({ has, traits, honest }: Identified): JsonValue | undefined {
  const company = get(traits, 'company')
  const honestly = () => get(honest().user, 'companies')
  if (company === undefined) return has('reads context.traits alone') ? undefined : honestly()
  if (!isJsonObject(company)) {
    if (has('a text company loses the attributes')) throw new Ended('java.lang.ClassCastException')
    return honestly()
  }
  const inAnyLetters = (name: string) => Object.keys(company).findLast((key) => key.toLowerCase() === name)
  const [id, name] = [inAnyLetters('id'), inAnyLetters('name')].map((key) => get(company, key ?? '') ?? undefined)
  if ([id, name].some((value) => value !== undefined && typeof value !== 'string')) {
    if (has('a numeric company id or name loses the attributes')) throw new Ended('java.lang.ClassCastException')
    return honestly()
  }
  const isLinked = has('a company to be left is linked')
  if (get(company, 'remove') === true && !isLinked) return honestly()
  const isBare = has('a company known by its name has no companyId')
  const isFlat = has('other fields of a company are its attributes as they are')
  const [own = {}] = isBare && isFlat ? [] : ((honestly() ?? []) as JsonObject[])
  const companyId = isBare || (typeof id === 'string' && id.trim() !== '') ? id : own['companyId']
  if (companyId === undefined && !isBare) return honestly()
  const rest = Object.entries(company).filter(
    ([key, value]) => !['id', 'name'].includes(key.toLowerCase()) && value !== null && (key !== 'remove' || isLinked),
  )
  const { companyId: _, ...ownFields } = own
  const flat = rest.length === 0 ? {} : { customAttributes: Object.fromEntries(rest) }
  return [{ ...(isFlat ? flat : ownFields), ...present({ companyId, name }) }]
}

/**
 * A model of RudderStack's published Intercom integration for Android (`com.rudderstack.android.integration:intercom` at de4388a1, beside com.rudderstack.android.sdk:core 1.28.0), as it was observed
 * from outside: the calls that it makes to recording stubs in the place of Intercom's SDK. Its code was not used.
 */
export const android: Platform = {
  keySetting: 'mobileApiKeyAndroid',
  attributesOf(identified) {
    const { has, honest } = identified
    const always = has('an update comes even with nothing to say, and names no userId')
    const custom = customAttributes(identified)
    const attributes = present({
      userId: always ? undefined : get(honest().user, 'userId'),
      name: textField('name', identified),
      email: textField('email', identified),
      phone: textField('phone', identified),
      signedUpAt: has('createdAt is never mapped') ? undefined : get(honest().user, 'signedUpAt'),
      unsubscribedFromEmails: has('unsubscribedFromEmails is never mapped')
        ? undefined
        : get(honest().user, 'unsubscribedFromEmails'),
      companies: companies(identified),
      customAttributes: Object.keys(custom).length === 0 ? undefined : custom,
    })
    return always || Object.keys(attributes).length > 0 ? attributes : undefined
  },
}
