import { attributesIn, bodiesTo, isDelivered, once, scalarsIn } from '../../reading/index.ts'
import { type Exchange, type JsonObject, type JsonValue, sameJson } from '../../wire/index.ts'

/** Whether the exchange is an identify that was delivered. */
export const isIdentified = (exchange: Exchange): boolean => isDelivered(exchange, 'identify')

/** The users that an identify writes: one, in one request or several (Freedoms). */
export const usersSent = (exchange: Exchange): readonly JsonObject[] => bodiesTo(exchange, '/users')

/**
 * The user's custom attributes by name. The same attribute in several requests counts once, other values under one name
 * count each.
 */
export const attributesSent = once((exchange: Exchange): ReadonlyMap<string, JsonValue[]> => {
  const attributes = new Map<string, JsonValue[]>()
  for (const [name, value] of attributesIn(usersSent(exchange))) {
    const known = attributes.get(name)
    if (known === undefined) attributes.set(name, [value])
    else if (!known.some((other) => sameJson(other, value))) known.push(value)
  }
  return attributes
})

/** Every scalar among the user's custom attributes, also inside what U5 forbids. */
export const scalarsSent = once((exchange: Exchange): JsonValue[] =>
  scalarsIn([...attributesSent(exchange).values()].flat()),
)
