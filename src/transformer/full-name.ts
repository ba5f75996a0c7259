import type { JsonObject } from '../../contracts/wire/index.ts'
import { textFrom } from './kinds.ts'
import { type TraitPlaces, trait } from './traits.ts'

const firstNames = ['firstName', 'firstname', 'first_name']
const lastNames = ['lastName', 'lastname', 'last_name']

/** What a person is called: the name, else its parts joined by one space, else nothing (U2). Never invented. */
export function fullName(places: TraitPlaces): string | undefined {
  const name = trait(places, 'name', textFrom)
  if (name !== undefined) return name
  const first = firstOf(firstNames, places.traits) ?? firstOf(firstNames, places.contextTraits)
  const last = firstOf(lastNames, places.traits) ?? firstOf(lastNames, places.contextTraits)
  return first === undefined || last === undefined ? (first ?? last) : `${first} ${last}`
}

function firstOf(spellings: readonly string[], traits: JsonObject): string | undefined {
  for (const spelling of spellings) {
    const name = textFrom(traits[spelling])
    if (name !== undefined) return name
  }
  return undefined
}
