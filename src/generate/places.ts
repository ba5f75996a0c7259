import fc from 'fast-check'
import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { wrongKind } from './values.ts'

/** An object where one belongs; seldom anything else (G11). */
export const orWrongKind = (object: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonValue> =>
  fc.oneof({ weight: 20, arbitrary: object as fc.Arbitrary<JsonValue> }, { weight: 1, arbitrary: wrongKind })

/** The traits of an event, by place. */
export interface Places {
  traits?: JsonValue
  contextTraits?: JsonValue
}

/** Traits at top level, in the context, in both places alike as a server SDK puts them, or in both and at odds. */
export function inPlaces(own: fc.Arbitrary<JsonObject>, ofContext: fc.Arbitrary<JsonObject>): fc.Arbitrary<Places> {
  const perhaps = (traits: fc.Arbitrary<JsonObject>) => fc.option(orWrongKind(traits), { nil: undefined, freq: 3 })
  const isAlike = fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
  return fc.tuple(perhaps(own), perhaps(ofContext), isAlike).map(([traits, given, alike]) => {
    const contextTraits = alike ? (given ?? traits) : given
    return {
      ...(traits === undefined ? {} : { traits }),
      ...(contextTraits === undefined ? {} : { contextTraits }),
    }
  })
}

/** What one event is made of. */
export interface Parts {
  fields: Event
  places: Places
  context?: JsonValue
  further: JsonObject
}

/** One event of its parts. A context that is no object holds no traits. */
export function compose({ fields, places, context, further }: Parts): Event {
  const event: Event = Object.fromEntries([...Object.entries(fields), ...Object.entries(further)])
  if (places.traits !== undefined) event['traits'] = places.traits
  const isObject = isJsonObject(context)
  const traits: [string, JsonValue][] = places.contextTraits === undefined ? [] : [['traits', places.contextTraits]]
  if (isObject || context === undefined) {
    const entries = [...traits, ...Object.entries(context ?? {})]
    if (entries.length > 0 || isObject) event['context'] = Object.fromEntries(entries)
  } else {
    event['context'] = context
  }
  return event
}
