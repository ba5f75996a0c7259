import fc from 'fast-check'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'

type Scalar = string | number | boolean | null

/** A scalar as a free implementation would send it: where it came from, and the name that it got. */
export interface Flattened {
  path: (string | number)[]
  name: string
  value: JsonValue
}

/** The freedoms that an implementation may take with names and values. */
export interface Taste {
  joiner: string
  firstPlace: number
  nestedFirst: boolean
  withoutNulls: boolean
  withoutBlanks: boolean
  booleansAsText: boolean
}

export const tastes: fc.Arbitrary<Taste> = fc.record({
  joiner: fc.constantFrom('_', ' ', '-', ' > ', '__', ':'),
  firstPlace: fc.constantFrom(0, 1),
  nestedFirst: fc.boolean(),
  withoutNulls: fc.boolean(),
  withoutBlanks: fc.boolean(),
  booleansAsText: fc.boolean(),
})

const words = fc.constantFrom(
  'a',
  'b',
  'A',
  'plan',
  'a_b',
  'a b',
  'sku',
  'item',
  '0',
  '1',
  'größe',
  'end_date',
  'id',
  'email',
)
const oddKeys = fc.constantFrom('a.b', '$x', 'a[0]', 'per cent %', "it's", '-', ' a ', 'a_0')
export const keys = fc.oneof({ weight: 5, arbitrary: words }, { weight: 1, arbitrary: oddKeys })

const scalars: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constantFrom<Scalar[]>('x', 'y', '', ' ', 'true', '1', 0, 1, 2, -1.5, true, false, null, 'long '.repeat(70)),
  fc.constantFrom('2026-05-01T00:00:00Z', '2026-05-01', 'Friday'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.integer(),
)

/** Ordinary values, nested a few levels, in which names and values often meet. */
export const nestedValues: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    scalars,
    fc.dictionary(keys, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value

const refused = /[.$~`!@#%^&*'{}[\]|\\"\0]/g

function leaves(value: JsonValue, path: (string | number)[], keep: (value: JsonValue, depth: number) => boolean) {
  const found: { path: (string | number)[]; value: JsonValue }[] = []
  const waiting = [{ value, path }]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { value: current, path: at } = next
    if (typeof current !== 'object' || current === null || (at.length > 0 && keep(current, at.length))) {
      found.push(next)
    } else if (Array.isArray(current)) {
      for (const [index, item] of current.entries()) waiting.push({ value: item, path: [...at, index] })
    } else {
      for (const [key, item] of Object.entries(current)) waiting.push({ value: item, path: [...at, key] })
    }
  }
  return found
}

function isLeftOut(value: JsonValue, { withoutNulls, withoutBlanks }: Taste): boolean {
  return (withoutNulls && value === null) || (withoutBlanks && typeof value === 'string' && value.trim() === '')
}

/** Flattens an object as the taste wants it; names that meet are numbered, so that no value is lost. */
export function flattened(
  holder: JsonObject,
  taste: Taste,
  keep: (value: JsonValue, depth: number) => boolean = () => false,
): Flattened[] {
  const named: Flattened[] = []
  const taken = new Set<string>()
  const found = leaves(holder, [], keep).filter(({ value }) => !isLeftOut(value, taste))
  const depths = taste.nestedFirst ? -1 : 1
  for (const { path, value } of found.sort((left, right) => depths * (left.path.length - right.path.length))) {
    const parts = path.map((part) => (typeof part === 'number' ? String(part + taste.firstPlace) : part))
    const plain = path.length === 1 ? String(path[0]) : parts.join(taste.joiner)
    const wanted = plain.replace(refused, '_')
    let name = wanted
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${taste.joiner}${number}`
    taken.add(name)
    named.push({ path, name, value: taste.booleansAsText && typeof value === 'boolean' ? String(value) : value })
  }
  return named
}

/** The flattened scalars as one object. */
export function asObject(entries: readonly Flattened[]): JsonObject {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]))
}

/** Whether a value has to arrive: no null, no blank text. */
export function hasToArrive(value: JsonValue): boolean {
  return value !== null && !isJsonObject(value) && String(value).trim() !== ''
}
