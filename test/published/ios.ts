import { isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { contextAttributesIn } from './context-attributes.ts'
import { Ended, get, type Identified, type Platform, readField } from './integration.ts'
import { present } from './present.ts'

function anyField(field: 'name' | 'email' | 'phone', identified: Identified): JsonValue | undefined {
  const { found, honestly } = readField(field, identified)
  if (found === undefined) return honestly()
  if (typeof found === 'string' && found.trim() !== '') return found
  return identified.has('name, email and phone are passed on whatever they are') ? found : honestly()
}

function customAttributes({ has, honest }: Identified): JsonObject | undefined {
  const isDropped = has('custom traits are dropped')
  if (isDropped && has('does not know collectContext')) return undefined
  const custom = get(honest().user, 'customAttributes')
  if (!isJsonObject(custom)) return undefined
  const kept = isDropped ? contextAttributesIn(custom) : custom
  return Object.keys(kept).length === 0 ? undefined : kept
}

/** The company as it is read: under any letters, where the other keys are. */
function companyIn({ has, traits }: Identified): JsonValue | undefined {
  if (!has('name, email and phone in any letters')) return get(traits, 'company')
  const key = Object.keys(traits).findLast((one) => one.toLowerCase() === 'company')
  return key === undefined ? undefined : traits[key]
}

function companies(identified: Identified): JsonValue | undefined {
  const { has, honest } = identified
  const company = companyIn(identified)
  const honestly = () => get(honest().user, 'companies')
  if (company === undefined) return has('reads context.traits alone') ? undefined : honestly()
  if (!isJsonObject(company)) {
    if (has('a company that is no dictionary ends the app')) throw new Ended('NSInvalidArgumentException')
    return honestly()
  }
  if (get(company, 'remove') === true && !has('a company to be left is linked')) return honestly()
  const isIdAndName = has('a company is its id and name, of any kind')
  const isBare = has('a company known by its name has no companyId')
  const inAnyLetters = (name: string) => {
    const key = Object.keys(company).findLast((one) => one.toLowerCase() === name)
    return key === undefined ? undefined : (company[key] ?? undefined)
  }
  const [own = {}] = isIdAndName && isBare ? [] : ((honestly() ?? []) as JsonObject[])
  const [id, name] = [inAnyLetters('id'), inAnyLetters('name')]
  const hasId = typeof id === 'number' || (typeof id === 'string' && id.trim() !== '')
  const companyId = hasId || isBare ? id : own['companyId']
  if (companyId === undefined && !isBare) return honestly()
  const { companyId: _, ...ownFields } = own
  return [{ ...(isIdAndName ? {} : ownFields), ...present({ companyId, name: isIdAndName ? name : own['name'] }) }]
}

/**
 * A model of RudderStack's published Intercom integration for iOS (`Rudder-Intercom` at 8dfd87d5, beside Rudder 1.31), as it was observed
 * from outside: the calls that it makes to recording stubs in the place of Intercom's SDK. Its code was not used.
 */
export const ios: Platform = {
  keySetting: 'mobileApiKeyIOS',
  attributesOf(identified) {
    const { has, userId, honest } = identified
    const own = present({
      name: anyField('name', identified),
      email: anyField('email', identified),
      phone: anyField('phone', identified),
      companies: companies(identified),
    })
    const isOfNobody = Object.keys(own).length === 0
    if (isOfNobody && has('updates nobody of whom name, email, phone and company are unknown')) return undefined
    const mapped = (field: string, quirk: Parameters<typeof has>[0]) =>
      has(quirk) ? undefined : get(honest().user, field)
    const attributes = present({
      userId: has('registers by the userId of the event alone') ? userId : get(honest().user, 'userId'),
      ...own,
      signedUpAt: mapped('signedUpAt', 'createdAt is never mapped'),
      unsubscribedFromEmails: mapped('unsubscribedFromEmails', 'unsubscribedFromEmails is never mapped'),
      customAttributes: customAttributes(identified),
    })
    return Object.keys(attributes).length === 0 ? undefined : attributes
  },
}
