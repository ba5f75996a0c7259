import type { Event, JsonObject } from '../../contracts/wire/index.ts'
import { type Given, objectFrom } from './kinds.ts'

/** Where an event holds what is known of a person. Sources differ: web and mobile SDKs fill `context.traits` alone. */
export interface TraitPlaces {
  readonly traits: JsonObject
  readonly context: JsonObject
  readonly contextTraits: JsonObject
}

export function traitPlaces(event: Event): TraitPlaces {
  const context = objectFrom(event.context)
  return { traits: objectFrom(event.traits), context, contextTraits: objectFrom(context.traits) }
}

/**
 * One trait, read as the kind that its field takes: from `traits`, else from `context.traits`. A value of another kind
 * in the first place does not end the search (I0).
 */
export function trait<Kind>(places: TraitPlaces, name: string, read: (value: Given) => Kind | undefined) {
  return read(places.traits[name]) ?? read(places.contextTraits[name])
}
