import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { oneOfThese } from './entries.ts'
import type { Places } from './places.ts'

/** What stands where a trait is wanted, and is none of any kind. */
const unusable = oneOfThese('', ' ', null, {}, [], true, false)

/** One trait that both places give. */
interface Contested {
  name: string
  own: JsonValue
  ofContext: JsonValue
}

/** A trait in both places: with two usable values, or usable in one of them alone. */
function contestedOf(name: string, usable: fc.Arbitrary<JsonValue>): fc.Arbitrary<Contested> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.record({ name: fc.constant(name), own: usable, ofContext: usable }) },
    { weight: 2, arbitrary: fc.record({ name: fc.constant(name), own: unusable, ofContext: usable }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constant(name), own: usable, ofContext: unusable }) },
  )
}

/**
 * The same unusable value for several traits at once, as a broken form sends it: in one place or in both, with nothing beside them that
 * could stand in but by chance.
 */
export function unusableAtOnce(names: readonly string[], beside: fc.Arbitrary<JsonObject>): fc.Arbitrary<Places> {
  return fc
    .record({
      names: fc.subarray([...names], { minLength: 1 }),
      value: unusable,
      isOwn: fc.constantFrom(true, true, false),
      isOfContext: fc.constantFrom(false, false, true),
      beside,
    })
    .map(({ names, value, isOwn, isOfContext, beside }): Places => {
      const odd = Object.fromEntries(names.map((name) => [name, value]))
      return {
        ...(isOwn ? { traits: { ...beside, ...odd } } : {}),
        ...(isOfContext ? { contextTraits: odd } : {}),
      }
    })
}

const entriesOf = (traits: JsonObject, contested: [string, JsonValue][]): JsonObject =>
  Object.fromEntries([...Object.entries(traits), ...contested])

/**
 * Traits in both places that are at odds: some of these traits stand in both, others beside them in either. Which place decides is decided
 * for each trait by itself (I0).
 */
export function atOdds(
  usable: Readonly<Record<string, fc.Arbitrary<JsonValue>>>,
  own: fc.Arbitrary<JsonObject>,
  ofContext: fc.Arbitrary<JsonObject>,
): fc.Arbitrary<Places> {
  const contested = fc.oneof(...Object.entries(usable).map(([name, value]) => contestedOf(name, value)))
  return fc
    .record({ list: fc.array(contested, { minLength: 1, maxLength: 4, size: 'max' }), own, ofContext })
    .map(({ list, own, ofContext }) => ({
      traits: entriesOf(
        own,
        list.map(({ name, own }) => [name, own]),
      ),
      contextTraits: entriesOf(
        ofContext,
        list.map(({ name, ofContext }) => [name, ofContext]),
      ),
    }))
}
