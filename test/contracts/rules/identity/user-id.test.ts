import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityRules } from '../../../../contracts/rules/identity/index.ts'
import type { Event, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { runs } from '../../../depth.ts'
import { findingsOf } from '../device/verdict-of.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const unusable = fc.constantFrom<JsonValue[]>('', ' ', '\t\n', null, true, false, {}, { id: 'x' }, [], ['u'])
const usable = (place: string) => fc.constantFrom<JsonValue[]>(`${place}-1`, ` ${place}-2 `, place.length, -7, 30.5)
const placeOf = (place: string) => fc.oneof(usable(place), unusable, fc.constant(undefined))

const places = fc.record({
  userId: placeOf('own'),
  traitsUserId: placeOf('traits-user'),
  traitsId: placeOf('traits'),
  contextUserId: placeOf('context-traits-user'),
  contextId: placeOf('context-traits'),
})
type Places = typeof places extends fc.Arbitrary<infer Value> ? Value : never

const present = (fields: Record<string, JsonValue | undefined>): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined))

function eventOf(type: string, { userId, traitsUserId, traitsId, contextUserId, contextId }: Places): Event {
  return {
    ...present({ type, userId, event: 'Signed Up', timestamp: '2026-03-04T05:06:07Z' }),
    traits: present({ userId: traitsUserId, id: traitsId, email: 'ada@example.com' }),
    context: { traits: present({ userId: contextUserId, id: contextId }) },
  }
}

const isUsable = (value: JsonValue | undefined) =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')

/** The places in their order, as the contract lists them. */
const inOrder = ({ userId, traitsUserId, traitsId, contextUserId, contextId }: Places) =>
  [userId, traitsUserId, traitsId, contextUserId, contextId].filter(isUsable) as (string | number)[]

function messages(event: Event, body: JsonObject): string[] {
  const path = event['type'] === 'track' ? '/events' : '/users'
  const played = playedCase(exchangeOf(event, [post(path, { email: 'ada@example.com', ...body })]))
  const rule = identityRules.find(({ id }) => id === 'I1')
  return rule?.judge(played).flatMap(({ findings }) => findings.map(({ message }) => message)) ?? []
}

const types = fc.constantFrom('identify', 'track', 'Identify')
const writings = fc.constantFrom(
  (id: string | number) => id,
  (id: string | number) => String(id),
  (id: string | number) => String(id).trim(),
)

describe('I1', () => {
  it('accepts the first usable id in every place and every writing that is free', () => {
    fc.assert(
      fc.property(types, places, writings, (type, given, write) => {
        const [first] = inOrder(given)
        const body = first === undefined ? {} : { user_id: write(first) }
        expect(messages(eventOf(type, given), body)).toEqual([])
      }),
      { numRuns: runs(1_000) },
    )
  })

  it('sees any other id, and none', () => {
    fc.assert(
      fc.property(types, places, fc.nat(), (type, given, choice) => {
        const [first, ...rest] = inOrder(given)
        fc.pre(first !== undefined)
        const others = rest.filter((id) => String(id).trim() !== String(first).trim())
        const wrong = others[choice % (others.length + 1)]
        expect(messages(eventOf(type, given), wrong === undefined ? {} : { user_id: wrong })).toHaveLength(1)
      }),
      { numRuns: runs(1_000) },
    )
  })

  it('sees an unusable value that was made into text', () => {
    fc.assert(
      fc.property(types, unusable, (type, userId) => {
        fc.pre(String(userId).trim() !== '')
        const event = { ...eventOf(type, {} as Places), userId }
        expect(messages(event, { user_id: String(userId) })).toHaveLength(1)
      }),
    )
  })
})

describe('I1, I1.text', () => {
  const played = (event: Event, ...bodies: JsonObject[]) =>
    playedCase(
      exchangeOf(
        { type: 'identify', ...event },
        bodies.map((body) => post('/users', body)),
      ),
    )

  it('are told once, however many requests say it', () => {
    expect(findingsOf('I1', played({ userId: 'u-1' }, { user_id: 'x' }, { user_id: 'y' }))).toEqual([
      { message: 'The user_id is another value than the first usable one.', expected: 'u-1', received: 'x' },
    ])
    expect(findingsOf('I1.text', played({ userId: 42 }, { user_id: 42 }, { user_id: 42 }))).toEqual([
      { message: 'A user_id is sent as a number.', expected: '42', received: 42 },
    ])
  })

  it('ask a number for its text', () => {
    expect(findingsOf('I1.text', played({ userId: 42 }, { user_id: '42' }))).toEqual([])
    expect(findingsOf('I1', played({ userId: 42 }, { user_id: 42 }))).toEqual([])
  })
})
