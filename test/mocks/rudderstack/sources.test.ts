import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue, seededRandom } from '../../../contracts/wire/index.ts'
import { createSource, type SourceKind, sourceKinds } from '../../../mocks/rudderstack/index.ts'

const noon = Date.UTC(2026, 2, 4, 12)
const source = (kind: SourceKind, anonymousId?: string) =>
  createSource(kind, { anonymousId, clock: () => noon, random: seededRandom(7) })

function object(value: JsonValue | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error(`expected an object, got ${JSON.stringify(value)}`)
  return value
}
const contextTraits = (event: JsonObject) => object(object(event['context'])['traits'])

describe.each(sourceKinds)('every source: %s', (kind) => {
  it('composes the same events from the same clock and chance', () => {
    const journey = () => {
      const person = source(kind)
      return [
        person.track({ event: 'Opened' }),
        person.identify({ userId: 'u-1', traits: { plan: 'pro' } }),
        person.group({ groupId: 'g-1' }),
        person.page({ name: 'Home' }),
      ]
    }
    expect(journey()).toEqual(journey())
  })

  it('sends a user id as text, and the person on every later event', () => {
    const person = source(kind, 'anon-1')
    expect(person.identify({ userId: 42 })['userId']).toBe('42')
    expect(person.track({ event: 'Opened' })['userId']).toBe('42')
    expect(person.group({ groupId: 'g-1' })).toMatchObject({ userId: '42', groupId: 'g-1' })
  })

  it('forgets the person upon reset, and keeps the device', () => {
    const person = source(kind, 'anon-1')
    person.identify({ userId: 'u-1', traits: { email: 'kim@example.com' } })
    person.reset()
    const event = person.track({ event: 'Opened' })
    expect(event['userId'] ?? '').toBe('')
    expect(event['anonymousId']).toBe('anon-1')
    expect(JSON.stringify(event)).not.toContain('kim@example.com')
  })

  it('stamps an event with its own clock in originalTimestamp, and leaves timestamp to the gateway', () => {
    const event = source(kind).track({ event: 'Opened' })
    expect(event['originalTimestamp']).toBe('2026-03-04T12:00:00.000Z')
    expect(event).not.toHaveProperty('timestamp')
  })

  it('gives every event a message id of its own', () => {
    const person = source(kind)
    const ids = ['a', 'b', 'c'].map((event) => person.track({ event })['messageId'])
    expect(new Set(ids).size).toBe(3)
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('carries a hostile key as an ordinary own key', () => {
    const traits = JSON.parse('{"__proto__":{"polluted":true},"plan":"pro"}')
    const event = source(kind).identify({ userId: 'u-1', traits })
    expect(Object.hasOwn(contextTraits(event), '__proto__')).toBe(true)
    expect(contextTraits(event)['plan']).toBe('pro')
    expect(({} as JsonObject)['polluted']).toBeUndefined()
  })
})

describe('web', () => {
  it('sends traits in context.traits alone, with every event', () => {
    const person = source('web')
    const identify = person.identify({ userId: 'u-1', traits: { plan: 'pro' } })
    expect(identify).not.toHaveProperty('traits')
    expect(contextTraits(identify)).toEqual({ plan: 'pro' })
    expect(contextTraits(person.track({ event: 'Opened' }))).toEqual({ plan: 'pro' })
  })

  it('keeps what an anonymous visitor said of themselves when they get a user id', () => {
    const person = source('web')
    expect(person.identify({ traits: { plan: 'pro' } })['userId']).toBe('')
    expect(contextTraits(person.identify({ userId: 'u-1', traits: { seats: 3 } }))).toEqual({ plan: 'pro', seats: 3 })
  })

  it('replaces the traits, and starts a session, when another user id comes', () => {
    const person = source('web')
    person.identify({ userId: 'u-1', traits: { plan: 'pro' } })
    const other = person.identify({ userId: 'u-2', traits: { seats: 3 } })
    expect(contextTraits(other)).toEqual({ seats: 3 })
    expect(object(other['context'])['sessionStart']).toBe(true)
  })

  it('merges nested traits deeply, so that a removal stays until it is taken back', () => {
    const person = source('web')
    person.identify({ userId: 'u-1', traits: { company: { id: 'c-1', name: 'Kim Ltd' }, list: [{ a: 1 }, 2] } })
    const event = person.identify({ userId: 'u-1', traits: { company: { remove: true }, list: [{ b: 1 }] } })
    expect(contextTraits(event)).toEqual({
      company: { id: 'c-1', name: 'Kim Ltd', remove: true },
      list: [{ a: 1, b: 1 }, 2],
    })
  })

  it('strips nulls, but not out of arrays', () => {
    const event = source('web').identify({ userId: 'u-1', traits: { a: null, b: { c: null }, d: [null, { e: null }] } })
    expect(contextTraits(event)).toEqual({ b: {}, d: [null, {}] })
  })

  it("merges an app's context, except for what describes library and screen", () => {
    const event = source('web').track({ event: 'Opened', context: { os: { name: 'BeOS' }, library: { name: 'mine' } } })
    expect(event['context']).toMatchObject({
      os: { name: 'BeOS', version: '' },
      library: { name: 'RudderLabs JavaScript SDK' },
    })
  })

  it("names a page at top level and among the properties, beside the page's own fields", () => {
    expect(source('web').page({ name: 'Best Seller', properties: { shelf: 3 } })).toMatchObject({
      type: 'page',
      name: 'Best Seller',
      properties: { name: 'Best Seller', shelf: 3, path: '/' },
    })
  })
})

it.each([
  ['web', '7'],
  ['android', '7'],
  ['ios', '7'],
  ['server', 7],
] as const)('%s sends a numeric group id as %j', (kind, groupId) => {
  expect(source(kind).group({ groupId: 7 })['groupId']).toBe(groupId)
})

describe('server', () => {
  it('sends the traits of an identify twice, and with no other call', () => {
    const person = source('server')
    const identify = person.identify({ userId: 'u-1', traits: { plan: null } })
    expect(identify['traits']).toEqual({ plan: null })
    expect(contextTraits(identify)).toEqual({ plan: null })
    expect(object(person.track({ event: 'Paid' })['context'])).not.toHaveProperty('traits')
  })

  it('makes up an anonymous id only where the SDK would refuse the event for want of any id', () => {
    const person = source('server')
    expect(person.track({ event: 'Paid' })['anonymousId']).toEqual(expect.any(String))
    expect(person.identify({ userId: 'u-1' })).not.toHaveProperty('anonymousId')
  })

  it('sends integrations only where the app gives them', () => {
    const person = source('server', 'anon-1')
    expect(person.track({ event: 'Paid' })).not.toHaveProperty('integrations')
    expect(person.track({ event: 'Paid', integrations: { All: true } })['integrations']).toEqual({ All: true })
  })
})

describe.each(['android', 'ios'] as const)('phones: %s', (kind) => {
  it('writes the ids among the traits, and no user id while nobody is known', () => {
    const person = source(kind, 'anon-1')
    const before = person.track({ event: 'Opened' })
    expect(before).not.toHaveProperty('userId')
    expect(contextTraits(before)).toEqual({ anonymousId: 'anon-1' })
    expect(contextTraits(person.identify({ userId: 'u-1' }))).toMatchObject({ anonymousId: 'anon-1', userId: 'u-1' })
  })

  it('merges traits key by key: a nested object is replaced whole', () => {
    const person = source(kind)
    person.identify({ userId: 'u-1', traits: { plan: 'pro', company: { id: 'c-1', name: 'Kim Ltd' } } })
    const event = person.identify({ userId: 'u-1', traits: { company: { id: 'c-1' } } })
    expect(contextTraits(event)).toMatchObject({ plan: 'pro', company: { id: 'c-1' } })
    expect(object(contextTraits(event)['company'])).not.toHaveProperty('name')
  })

  it('sends a screen for a page view, named in event and in the properties', () => {
    expect(source(kind).page({ name: 'Home' })).toMatchObject({
      type: 'screen',
      event: 'Home',
      properties: { name: 'Home' },
    })
  })

  it("describes phone, system and app in the context, and lets the app's context stand over it", () => {
    const { context } = source(kind).identify({ userId: 'u-1', context: { device: { model: 'Fridge' } } })
    expect(object(context)).toMatchObject({ app: { name: 'Shop' }, os: { version: expect.any(String) } })
    expect(object(context)['device']).toEqual({ model: 'Fridge' })
  })
})

describe('what Android and iOS do differently', () => {
  const typedTraits = { createdAt: '2024-01-02T03:04:05.000Z', firstName: 'Kim', userName: 'kz', age: 30 }

  it('typed setters: Android lowers four names, iOS two', () => {
    const android = contextTraits(source('android').identify({ userId: 'u-1', typedTraits }))
    const ios = contextTraits(source('ios').identify({ userId: 'u-1', typedTraits }))
    expect(android).toMatchObject({ createdat: typedTraits.createdAt, firstname: 'Kim', username: 'kz', age: '30' })
    expect(ios).toMatchObject({ createdAt: typedTraits.createdAt, firstname: 'Kim', userName: 'kz', age: 30 })
  })

  it('plain traits keep their case on both, and both spellings can stand side by side', () => {
    const event = source('android').identify({ userId: 'u-1', typedTraits, traits: { createdAt: '2025-01-01' } })
    expect(contextTraits(event)).toMatchObject({ createdAt: '2025-01-01', createdat: typedTraits.createdAt })
  })

  it('Android writes `id` among the traits and drops nulls; iOS does neither', () => {
    const traits = { plan: null }
    const android = contextTraits(source('android', 'anon-1').identify({ userId: 'u-1', traits }))
    const ios = contextTraits(source('ios', 'anon-1').identify({ userId: 'u-1', traits }))
    expect(android).toEqual({ anonymousId: 'anon-1', id: 'u-1', userId: 'u-1' })
    expect(ios).toEqual({ anonymousId: 'anon-1', userId: 'u-1', plan: null })
  })

  it("a group's traits hold the anonymous id on Android only", () => {
    const group = { groupId: 'g-1', traits: { name: 'Kim Ltd' } }
    expect(source('android', 'anon-1').group(group)['traits']).toEqual({ anonymousId: 'anon-1', name: 'Kim Ltd' })
    expect(source('ios', 'anon-1').group(group)['traits']).toEqual({ name: 'Kim Ltd' })
  })
})
