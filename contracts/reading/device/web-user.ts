import type { Exchange, JsonObject, JsonValue, SdkCall } from '../../wire/index.ts'
import { field } from '../fields.ts'
import { callsNamed, givenIn } from './calls.ts'
import { isReserved, isSettingsOnly } from './messenger-names.ts'

/** The updates of one event: those that change settings of the messenger alone, `app_id` say, do not count. */
export function updatesOf(exchange: Exchange): readonly SdkCall[] {
  return callsNamed(exchange, 'update').filter((call) => {
    const attributes = givenIn(call)
    return attributes === undefined || !isSettingsOnly(attributes)
  })
}

/** An update without attributes: it asks for new messages. */
export function isBareUpdate({ args }: SdkCall): boolean {
  return args.every((arg) => arg === null || (typeof arg === 'object' && Object.keys(arg).length === 0))
}

const sameName = ['user_id', 'email', 'name', 'phone', 'unsubscribed_from_emails', 'avatar'] as const

function companiesOf(attributes: JsonObject): JsonValue | undefined {
  const [company, companies] = [field(attributes, 'company'), field(attributes, 'companies')]
  if (company === undefined) return companies
  return [...(Array.isArray(companies) ? companies : []), company]
}

/**
 * What an update says of a person, in the words of the REST API: what the messenger takes at top level and reserves no name for
 * is a custom attribute (Intercom web messenger, attributes).
 */
export function userOfUpdate(attributes: JsonObject): JsonObject {
  const custom = Object.entries(attributes).filter(([name]) => !isReserved(name))
  const signedUp = field(attributes, 'created_at')
  const companies = companiesOf(attributes)
  return {
    ...Object.fromEntries(
      sameName.flatMap((name): [string, JsonValue][] => {
        const value = field(attributes, name)
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    ...(signedUp === undefined ? {} : { signed_up_at: signedUp }),
    ...(companies === undefined ? {} : { companies }),
    custom_attributes: Object.fromEntries(custom),
  }
}
