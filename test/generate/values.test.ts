import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cloudConnections,
  connections,
  type Event,
  encodeJson,
  isJsonObject,
  type JsonValue,
  weightOf,
} from '../../contracts/wire/index.ts'
import { arbitraryCase, type GeneratedCase } from '../../src/generate/index.ts'

const sample = (seed: number, count: number) =>
  fc.sample(arbitraryCase(cloudConnections), { seed, numRuns: count }).map((given) => encodeJson(given))

describe('the same seed', () => {
  test('gives the same cases on every machine', () => {
    const digest = createHash('sha256').update(sample(1, 500).join('\n')).digest('hex')
    expect({ digest, first: sample(1, 3) }).toMatchSnapshot()
  })

  test('gives other cases than another seed', () => {
    expect(sample(2, 20)).not.toEqual(sample(1, 20))
  })
})

describe('cases', () => {
  const cases = fc.sample(arbitraryCase(connections), { seed: 4, numRuns: 3_000 })
  const events = cases.flatMap((given) => given.events)

  test('are mostly of one event, and at most of four', () => {
    expect(cases.filter((given) => given.events.length === 1).length).toBeGreaterThan(cases.length / 2)
    expect(cases.some((given) => given.events.length === 4)).toBe(true)
    expect(cases.every((given) => given.events.length >= 1 && given.events.length <= 4)).toBe(true)
  })

  test('come over each connection', () => {
    expect(new Set(cases.map(({ connection }) => connection))).toEqual(new Set(connections))
  })

  test('hold events of the size that sources send', () => {
    const sizes = events.map((event) => encodeJson(event).length).filter((size) => size < 50_000)
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
    expect(mean).toBeGreaterThan(400)
    expect(mean).toBeLessThan(1500)
  })

  test('hold hostile keys as keys of their own, 10,000 levels and huge text', () => {
    const traits = events.map((event) => event['traits'])
    expect(traits.some((value) => isJsonObject(value) && Object.hasOwn(value, '__proto__'))).toBe(true)
    expect(events.some((event) => depthOf(event) > 9_000)).toBe(true)
    expect(events.some((event) => weightOf(event) > 1_000_000)).toBe(true)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

/** How deep a value nests. Not recursive. */
function depthOf(value: JsonValue): number {
  let deepest = 0
  const waiting: [JsonValue, number][] = [[value, 0]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [current, depth] = next
    deepest = Math.max(deepest, depth)
    if (typeof current === 'object' && current !== null) {
      for (const item of Object.values(current)) waiting.push([item, depth + 1])
    }
  }
  return deepest
}

describe('a failing case shrinks', () => {
  const smallest = (fails: (given: GeneratedCase) => boolean, seed = 5) => {
    const run = fc.check(
      fc.property(arbitraryCase(cloudConnections), (given) => !fails(given)),
      { seed, numRuns: 5_000 },
    )
    return run.counterexample?.[0]
  }
  const traitOf = (event: Event, name: string): JsonValue | undefined =>
    isJsonObject(event['traits']) && Object.hasOwn(event['traits'], name) ? event['traits'][name] : undefined

  test('to the one trait that makes it fail', () => {
    const found = smallest(({ events }) => events.some((event) => traitOf(event, 'createdAt') === null))
    expect(found).toMatchObject({ settings: { apiKey: 'token:1' }, events: [{ traits: { createdAt: null } }] })
    expect(weightOf(found?.events ?? null)).toBeLessThan(40)
  })

  test('to the two events that make it fail', () => {
    const found = smallest(({ events }) => events.filter(({ type }) => type === 'track').length === 2, 6)
    const track = { type: 'track', event: expect.anything() }
    expect(found?.events).toEqual([track, track])
  })

  test('to the settings that make it fail', () => {
    const found = smallest(({ settings }) => settings.apiKey === '')
    expect(found?.settings).toEqual({ apiKey: '' })
    expect(weightOf(found?.events ?? null)).toBeLessThan(60)
  })
})
