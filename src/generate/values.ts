import fc from 'fast-check'
import { type JsonObject, type JsonValue, setOwn } from '../../contracts/wire/index.ts'
import { type Entry, entryOf, objectOf, oneOfThese } from './entries.ts'
import { hostileName, name } from './names.ts'
import { hugeText, loneSurrogate, text } from './text.ts'
import { anyTime, isoDate } from './time.ts'

const number: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -1000, max: 100_000 }) },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, -0, 1, -1, 0.1, 1.5, 77.95, 1e9, 2 ** 53 - 1, 2 ** 53, 1e21, 5e-324) },
)

/** Text, a number, a boolean or null. */
export const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 4, arbitrary: number },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: isoDate },
)

const innerList = fc.oneof(
  { weight: 10, arbitrary: fc.array(scalar, { maxLength: 3, size: 'max' }) },
  { weight: 3, arbitrary: fc.array(scalar, { minLength: 11, maxLength: 13, size: 'max' }) },
)
const innerObject = objectOf([entryOf(name, scalar)], { entriesMax: 3 })
const listOfObjects = fc.array(innerObject, { maxLength: 2, size: 'max' })
const outerObject = objectOf(
  [
    entryOf(name, scalar, 6),
    entryOf(name, innerList as fc.Arbitrary<JsonValue>, 2),
    entryOf(name, innerObject, 2),
    entryOf(name, listOfObjects as fc.Arbitrary<JsonValue>, 1),
  ],
  { entriesMax: 3 },
)

/** An object or array of a few levels, empty ones included. */
export const nested: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 3, arbitrary: innerList },
  { weight: 3, arbitrary: innerObject },
  { weight: 3, arbitrary: outerObject },
  { weight: 2, arbitrary: listOfObjects },
  { weight: 2, arbitrary: oneOfThese({}, [], [[]], [{}], { a: {} }, { a: [] }, [null]) },
)

/** `leaf` inside that many objects or arrays. Built from inside out, for any depth. */
function nestedDeep(levels: number, key: string | undefined, leaf: JsonValue): JsonValue {
  let value = leaf
  for (let level = 0; level < levels; level += 1) {
    if (key === undefined) value = [value]
    else {
      const holder: JsonObject = {}
      setOwn(holder, key, value)
      value = holder
    }
  }
  return value
}

/** A value under many levels: 15 have to arrive, from 20 on an implementation may leave it out. */
const deep: fc.Arbitrary<JsonValue> = fc
  .tuple(
    fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: 1, max: 30 }) },
      { weight: 1, arbitrary: fc.integer({ min: 9_000, max: 10_000 }) },
    ),
    fc.constantFrom('a', 'deep', undefined),
    scalar,
  )
  .map(([levels, key, leaf]) => nestedDeep(levels, key, leaf))

/** Any value that a trait or property may have. */
export const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 110, arbitrary: scalar },
  { weight: 50, arbitrary: nested },
  { weight: 3, arbitrary: deep },
)

/** An object whose keys are those of standard traits: inside another they mean nothing. */
const standing = objectOf(
  [
    entryOf(
      fc.constantFrom('email', 'name', 'id', 'userId', 'firstName', 'company', 'phone', 'createdAt', 'street'),
      scalar,
    ),
  ],
  { entriesMin: 1, entriesMax: 4 },
)

/** Anything but an object: what stands where an object has to (G11). */
export const wrongKind: fc.Arbitrary<JsonValue> = oneOfThese(
  null,
  'premium',
  'vip',
  '',
  '{"plan":"pro"}',
  7,
  true,
  false,
  [],
  ['vip', 9],
  [{ plan: 'listed' }],
)

/** Entries that an app adds to traits, properties and companies, by names of its own. */
export const customEntries = [
  entryOf(name, value, 150),
  entryOf(fc.constantFrom('profile', 'owner', 'address'), standing, 12),
  entryOf(fc.constantFrom('device_type', 'device_model', 'os_name', 'app_version'), oneOfThese('mine', 7, null), 12),
  entryOf(fc.constantFrom('renewed_at', 'trial_at', 'due_date', 'ship_date', 'birthdate'), isoDate, 14),
  entryOf(fc.constantFrom('renewed_at', 'trial_at', 'due_date'), anyTime, 8),
  entryOf(hostileName, oneOfThese('x', { polluted: true }, { toString: 1 }, null, [1], 1), 4),
  entryOf(loneSurrogate, scalar, 1),
] as const

/** Two or more names that meet when nested names are joined, or when their case is not minded. */
export const collision: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom<((one: JsonValue, other: JsonValue) => JsonObject)[]>(
      (one, other) => ({ a_b: one, a: { b: other } }),
      (one, other) => ({ a: { b: one }, 'a.b': other }),
      (one, other) => ({ 'a.b': one, a_b: other }),
      (one, other) => ({ plan: one, Plan: other }),
      (one, other) => ({ items: [one], items_0: other }),
      (one, other) => ({ items: [one], 'items[0]': other }),
      (one, other) => ({ a: { b: { c: one } }, a_b: { c: other } }),
      (one, other) => ({ 'a ': one, a: other }),
      (one, other) => ({ a: [[one]], a_0: [other] }),
    ),
    scalar,
    scalar,
  )
  .map(([compose, one, other]) => compose(one, other))

/** An entry that an implementation may refuse with its event: a key that reaches a prototype, or a value of 10,000 levels. */
export const hostileEntry: fc.Arbitrary<Entry> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(hostileName, oneOfThese({ polluted: true, plan: 'stolen' }, { toString: 1 }, 'x')),
  },
  { weight: 1, arbitrary: fc.constant<Entry>(['essay', hugeText]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'deep'), fc.integer({ min: 9_000, max: 10_000 }))
      .map(([key, levels]): Entry => [key, nestedDeep(levels, key, 1)]),
  },
)
