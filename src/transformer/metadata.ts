import type { JsonObject } from '../../contracts/wire/index.ts'
import { flatten } from './flatten.ts'

/**
 * The properties of a track as metadata: scalars, rich links `{url, value}` and amounts `{amount, currency}`, which are
 * the only objects that Intercom takes there (T3, T4, T6; Intercom API 1.4 reference, Metadata types). An amount is not
 * converted: whether it counts cents is the sender's affair.
 */
export function metadataFrom(properties: JsonObject): JsonObject | undefined {
  return flatten(properties, { dateEnding: '_date', takenWhole: richLinkOrAmount })
}

function richLinkOrAmount(property: JsonObject): { whole: JsonObject; rest: JsonObject } | undefined {
  if (typeof property.url === 'string' && typeof property.value === 'string') {
    const { url, value, ...rest } = property
    return { whole: { url, value }, rest }
  }
  if (
    typeof property.amount === 'number' &&
    Number.isFinite(property.amount) &&
    typeof property.currency === 'string'
  ) {
    const { amount, currency, ...rest } = property
    return { whole: { amount, currency }, rest }
  }
  return undefined
}
