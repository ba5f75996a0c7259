import type { Event, JsonValue } from '../wire/index.ts'
import { field, isFilledText, traitPlaces } from './fields.ts'
import { once } from './once.ts'
import { isFormOf, type Reach } from './reached.ts'
import { readTime, type TimeReading } from './time.ts'

/**
 * What the contract lets an implementation take for one trait (I0): any of `accepted`; none at all only where `none` says so.
 * `elsewhere` holds usable values of the place that does not decide: the event has them, and I0 alone judges that one was taken.
 */
export interface TraitReading<Value> {
  accepted: Value[]
  elsewhere: Value[]
  none: boolean
}

/** The standard traits, which are not repeated among the attributes (U7). */
export const standardTraits = [
  'userId',
  'email',
  'phone',
  'name',
  'createdAt',
  'firstName',
  'firstname',
  'lastName',
  'lastname',
  'company',
] as const

/** Traits that are better not repeated among the attributes (U7.more). */
export const furtherStandardTraits = ['id', 'first_name', 'last_name', 'avatar', 'unsubscribedFromEmails'] as const

/** How traits are looked for among custom attributes. */
export const amongAttributes: Reach = { dateSuffix: '_at', booleansAsText: false }

/** A trait as each of the two places gives it, `traits` first; places that lack it are left out. */
export function traitValues(event: Event, name: string): readonly JsonValue[] {
  const { traits, contextTraits } = traitPlaces(event)
  const own = field(traits, name)
  const ofContext = field(contextTraits, name)
  if (own === undefined) return ofContext === undefined ? none : [ofContext]
  return ofContext === undefined ? [own] : [own, ofContext]
}

const none: readonly JsonValue[] = []

/** Whether any of the traits is given in any place. */
export function hasTrait(event: Event, names: readonly string[]): boolean {
  const { traits, contextTraits } = traitPlaces(event)
  return names.some((name) => field(traits, name) !== undefined || field(contextTraits, name) !== undefined)
}

/** Whether a trait is given as null in any place: it may then be sent as null (Freedoms). */
export function isGivenAsNull(event: Event, names: readonly string[]): boolean {
  return names.some((name) => traitValues(event, name).includes(null))
}

/** Text that an implementation may leave out (NUL, lone surrogates), or that reads as a slip of a program. */
function isDoubtfulText(text: string): boolean {
  return /^\s*(undefined|null)\s*$/i.test(text) || isFormOf(undefined, { path: [], value: text }, amongAttributes)
}

/**
 * The first usable text over the places. A number may count as text or as none, so it does not end the search; neither does
 * text that may be left out.
 */
export function readTextIn(places: readonly (JsonValue | undefined)[]): TraitReading<string | number> {
  const reading: TraitReading<string | number> = { accepted: [], elsewhere: [], none: true }
  for (const value of places) {
    const isNumber = typeof value === 'number' && Number.isFinite(value)
    if (!isNumber && !isFilledText(value)) continue
    if (!reading.none) {
      reading.elsewhere.push(value)
      continue
    }
    reading.accepted.push(value)
    reading.none = typeof value === 'number' || isDoubtfulText(value)
  }
  return reading
}

/** The trait phone (I0, U1). */
export const readPhone = once((event: Event) => readTextIn(traitValues(event, 'phone')))

/**
 * Whether a sent value is the given text: as it is, without outer blanks, a number as its text, or cut where it is over 255
 * characters (Freedoms).
 */
export function isSameText(sent: unknown, given: string | number): boolean {
  if (typeof sent !== 'string' && typeof sent !== 'number') return false
  const text = String(sent).trim()
  const whole = String(given)
  if (text === whole.trim()) return true
  if (whole.trim() === '') return false
  return [whole, whole.trim()].some((value) => isFormOf(text, { path: [], value }, amongAttributes))
}

/**
 * The trait createdAt (I0, U3). A number may be left out (U3.number), and what is not judged too: each ends the search or does
 * not. So does text that is no time: it is of a kind that the field takes and not blank, yet nothing to send. Where there is
 * none for certain, Android's lower-cased `createdat` may stand in, or be an attribute (M3).
 */
export const readCreatedAt = once((event: Event): TraitReading<TimeReading> => {
  const reading: TraitReading<TimeReading> = { accepted: [], elsewhere: [], none: true }
  let mayEnd = false
  for (const value of traitValues(event, 'createdAt')) {
    const time = readTime(value)
    if (time.kind === 'none') {
      mayEnd ||= isFilledText(value)
      continue
    }
    if (!reading.none) {
      reading.elsewhere.push(time)
      continue
    }
    reading.accepted.push(time)
    mayEnd ||= time.kind === 'open' || time.form === 'number'
    reading.none = mayEnd
  }
  if (!reading.none) return reading
  const lowerCased = traitValues(event, 'createdat').map(readTime)
  reading.accepted.push(...lowerCased.filter(({ kind }) => kind !== 'none'))
  return reading
})
