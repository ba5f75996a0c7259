import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rules } from '../../../contracts/rules/index.ts'
import {
  cloudConnections,
  type Event,
  encodeJson,
  isJsonObject,
  type JsonObject,
  sameJson,
} from '../../../contracts/wire/index.ts'
import { type Relation, relations } from '../../../src/conformance/relations/index.ts'
import { arbitraryCase, type GeneratedCase } from '../../../src/generate/index.ts'
import { createStage, oneSecondApart } from '../../../src/runner/index.ts'
import { reference, type Target } from '../../../src/targets/index.ts'
import { wrongTarget } from '../model/wrong-target.ts'

const cases = fc.sample(arbitraryCase(cloudConnections), { seed: 21, numRuns: 500 })

/** What a relation says of a target: how often it was looked at, and each disagreement. */
async function look(relation: Relation, target: Target, given: readonly GeneratedCase[]) {
  const stage = createStage(target, 1)
  const play = ({ connection, settings, events }: GeneratedCase, part: string) =>
    stage.play({ id: `properties/${part}`, suite: 'properties', connection, settings, events: oneSecondApart(events) })
  let judged = 0
  const disagreements: string[] = []
  for (const plain of given) {
    const varied = relation.vary(plain)
    if (varied === undefined) continue
    const [before, after] = [await play(plain, 'plain'), await play(varied, 'varied')]
    for (const { findings } of relation.compare(before.played, after.played)) {
      judged += 1
      for (const finding of findings) disagreements.push(`${encodeJson(finding)}\n${encodeJson(plain)}`)
    }
  }
  return { judged, disagreements }
}

const attributesOf = (body: JsonObject): JsonObject =>
  isJsonObject(body['custom_attributes']) ? body['custom_attributes'] : {}

const contextOf = ({ context }: Event): JsonObject => (isJsonObject(context) ? context : {})

/** A target that counts the traits of all people so far, as one with a leaking variable does. */
function leaking(): Target {
  let seen: JsonObject = {}
  return wrongTarget('/users', (body) => {
    seen = { ...seen, ...attributesOf(body) }
    return { ...body, custom_attributes: seen }
  })
}

const liars: Record<string, () => Target> = {
  'key-order': () =>
    wrongTarget('/users', (body, { event }) => ({ ...body, name: Object.keys(contextOf(event))[0] ?? 'nobody' })),
  'event-order': leaking,
  'unrelated-context': () =>
    wrongTarget('/users', (body, { event }) => ({
      ...body,
      custom_attributes: { ...attributesOf(body), zone: contextOf(event)['timezone'] ?? 'none' },
    })),
  'unnamed-settings': () => wrongTarget('/events', (body, { settings }) => ({ ...body, id: String(settings.appId) })),
  'one-more-trait': () =>
    wrongTarget('/users', (body) => ({ ...body, name: `has ${Object.keys(attributesOf(body)).length} attributes` })),
  'one-more-property': () =>
    wrongTarget('/events', ({ metadata, ...body }) =>
      isJsonObject(metadata) && Object.keys(metadata).length > 2 ? body : { ...body, metadata: metadata ?? {} },
    ),
  'one-more-group-trait': () =>
    wrongTarget('/companies', ({ custom_attributes, ...body }) => ({
      ...body,
      ...(isJsonObject(custom_attributes) && Object.keys(custom_attributes).length > 1 ? { custom_attributes } : {}),
    })),
}

test('every relation speaks for a rule, and has a liar', () => {
  const known = rules.map(({ id }) => id)
  for (const { name, rule } of relations) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(known).toContain(rule)
  }
  expect(Object.keys(liars).sort()).toEqual(relations.map(({ name }) => name).sort())
})

describe.each(relations.map((relation) => [relation.name, relation] as const))('%s', (name, relation) => {
  test('holds for the reference on 500 generated cases', async () => {
    const { judged, disagreements } = await look(relation, reference, cases)
    expect(disagreements).toEqual([])
    expect(judged).toBeGreaterThan(100)
  })

  test('catches a liar', async () => {
    const { disagreements } = await look(relation, liars[name]?.() ?? reference, cases)
    expect(disagreements.length).toBeGreaterThan(5)
  })

  test('varies each case in one way, and leaves it as it was', () => {
    for (const given of cases.slice(0, 100)) {
      const before = encodeJson(given)
      const [one, other] = [relation.vary(given), relation.vary(given)]
      expect(encodeJson(one)).toBe(encodeJson(other))
      expect(encodeJson(given)).toBe(before)
      if (one !== undefined && name !== 'key-order') expect(sameJson(one, given)).toBe(false)
    }
  })
})

/** A correct target that sends attributes in a request of their own. */
const strange: Target = {
  ...reference,
  transform: async (input) => {
    const outcome = await reference.transform(input)
    if (outcome.kind !== 'requests') return outcome
    const requests = outcome.requests.flatMap((request) => {
      if (!request.url.endsWith('/users') || !isJsonObject(request.body)) return [request]
      const { custom_attributes, ...body } = request.body
      const { user_id, email } = body
      const who = user_id === undefined ? { email: email ?? null } : { user_id }
      const own = isJsonObject(custom_attributes) ? [{ ...request, body: { ...who, custom_attributes } }] : []
      return [{ ...request, body }, ...own]
    })
    return { kind: 'requests', requests: requests.toReversed() }
  },
}

test.each(relations.map((relation) => [relation.name, relation] as const))(
  '%s lets the freedoms be',
  async (_, relation) => {
    const { disagreements } = await look(relation, strange, cases)
    expect(disagreements).toEqual([])
  },
)
