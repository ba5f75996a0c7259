import { field, typeOf, valuesIn } from '../../reading/index.ts'
import { type Exchange, isJsonObject, type JsonValue, sameJson } from '../../wire/index.ts'
import type { Difference, Kind } from './end-objects.ts'

/** What was sent for an event: bodies of requests, arguments of calls. */
function sentFor({ outcome, delivered }: Exchange): JsonValue[] {
  const own = delivered.filter(({ by }) => by === 'target').map(({ request }) => request.body ?? null)
  if (outcome.kind === 'calls') return outcome.calls.map(({ args }) => args)
  if (outcome.kind === 'requests') return [...own, ...outcome.requests.map(({ body }) => body ?? null)]
  return own
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Whether a value stands somewhere in another one; text and numbers are one here, since SDKs turn ids into text. */
const tells = (whole: JsonValue, sought: JsonValue): boolean =>
  valuesIn(whole).some((value) => isScalar(value) && isScalar(sought) && String(value) === String(sought))

const hasKey = (whole: JsonValue, key: string): boolean =>
  valuesIn(whole).some((value) => isJsonObject(value) && Object.hasOwn(value, key))

/** The scalars that a field is to have. */
const scalarsOf = (value: JsonValue | undefined): JsonValue[] =>
  valuesIn(value).filter((one): one is JsonValue => isScalar(one))

/** Fields of the end as other SDKs call them. */
const spellings = (name: string): string[] => [
  name,
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
]

/** The events of which an object of a kind comes. */
const tellersOf: Record<Kind, readonly string[]> = {
  users: ['identify', 'group'],
  companies: ['identify', 'group'],
  events: ['track'],
  leads: ['identify', 'track', 'page'],
}

/**
 * The exchange that a difference comes of, by its number: the last one that sent the value that was found, or a later one whose event tells
 * the value that was expected, and which should have sent it. Else the last one that sent the field at all, or is about the object; where none
 * is, the last of all.
 */
export function causeOf(
  { kind, known, fields, expected, received }: Difference,
  exchanges: readonly Exchange[],
): number {
  const about = (told: JsonValue) => known.some((value) => tells(told, value))
  const sent = exchanges.map((exchange) => sentFor(exchange).filter(about))
  const events = exchanges.map(({ event }): JsonValue => (tellersOf[kind].includes(typeOf(event) ?? '') ? event : null))
  const differing = (side: JsonValue | undefined) =>
    fields.flatMap((name) => {
      const [wanted, found] = [field(expected, name), field(received, name)]
      return sameJson(wanted, found) ? [] : scalarsOf(field(side, name))
    })
  const [wanted, found] = [differing(expected), differing(received)]
  const last = (holds: (index: number) => boolean) => exchanges.findLastIndex((_, index) => holds(index))
  const written = last(
    (index) => sent[index]?.some((one) => found.some((value) => !wanted.includes(value) && tells(one, value))) ?? false,
  )
  const told = last((index) => wanted.some((value) => !found.includes(value) && tells(events[index] ?? null, value)))
  const places = [
    Math.max(written, told),
    last((index) => sent[index]?.some((one) => fields.flatMap(spellings).some((name) => hasKey(one, name))) ?? false),
    fields.length === 0 && expected === undefined ? last((index) => (sent[index]?.length ?? 0) > 0) : -1,
    last((index) => known.every((value) => tells(events[index] ?? null, value))),
    last((index) => about(events[index] ?? null)),
  ]
  return places.find((place) => place !== -1) ?? exchanges.length - 1
}
