import type { Event, JsonObject } from '../wire/index.ts'
import { field, traitPlaces } from './fields.ts'
import { once } from './once.ts'
import { readTextIn, type TraitReading } from './traits.ts'

type TextReading = TraitReading<string | number>

const firstNameSpellings = ['firstName', 'firstname', 'first_name'] as const
const lastNameSpellings = ['lastName', 'lastname', 'last_name'] as const

/** The traits that a name is made of. */
export const nameTraits = ['name', ...firstNameSpellings, ...lastNameSpellings] as const

type Place = JsonObject | undefined

/** Any of the spellings: which of two is taken is nowhere said. Each is the first usable over the places (I0). */
function readPart(places: readonly Place[], spellings: readonly string[]): TextReading {
  const readings = spellings.map((spelling) => readTextIn(places.map((place) => field(place, spelling))))
  return {
    accepted: readings.flatMap(({ accepted }) => accepted),
    elsewhere: readings.flatMap(({ elsewhere }) => elsewhere),
    none: readings.every(({ none }) => none),
  }
}

/** First and last name with one space between; one alone only where the other may be missing. */
function join(first: TextReading, last: TextReading, take: (part: TextReading) => (string | number)[]): string[] {
  const firsts = take(first).map(String)
  const lasts = take(last).map(String)
  return [
    ...firsts.flatMap((one) => lasts.flatMap((other) => [`${one} ${other}`, `${one.trim()} ${other.trim()}`])),
    ...(last.none ? firsts : []),
    ...(first.none ? lasts : []),
  ]
}

/** What the places say of first and last name, joined. */
function readParts(places: readonly Place[]): TraitReading<string> {
  const first = readPart(places, firstNameSpellings)
  const last = readPart(places, lastNameSpellings)
  return {
    accepted: join(first, last, ({ accepted }) => accepted),
    elsewhere: join(first, last, ({ accepted, elsewhere }) => [...accepted, ...elsewhere]),
    none: first.none && last.none,
  }
}

/** Whether one place holds the name and the other only its parts: then either result is right (I0). */
function holdsOnlyParts(place: Place, other: Place): boolean {
  return (
    readTextIn([field(place, 'name')]).accepted.length === 0 && readTextIn([field(other, 'name')]).accepted.length > 0
  )
}

/** The name of a person (U2): the trait name, else first and last name joined, else the one that exists. */
export const readName = once((event: Event): TextReading => {
  const { traits, contextTraits } = traitPlaces(event)
  const places = [traits, contextTraits]
  const full = readTextIn(places.map((place) => field(place, 'name')))
  if (full.none) {
    const parts = readParts(places)
    return {
      accepted: [...full.accepted, ...parts.accepted],
      elsewhere: [...full.elsewhere, ...parts.elsewhere],
      none: parts.none,
    }
  }
  const eitherResult = [
    ...(holdsOnlyParts(traits, contextTraits) ? readParts([traits]).accepted : []),
    ...(holdsOnlyParts(contextTraits, traits) ? readParts([contextTraits]).accepted : []),
  ]
  const joined = eitherResult.length > 0 ? [...eitherResult, ...readParts(places).accepted] : []
  return { accepted: [...full.accepted, ...joined], elsewhere: full.elsewhere, none: false }
})
