import { describe, expect, test } from 'vitest'
import type { Event, JsonObject } from '../../contracts/wire/index.ts'
import { onlyBody, posted, reasonOf } from './posted.ts'

const sold = { type: 'track', event: 'Sold', timestamp: '2026-01-01T00:00:00Z' }
const long = 'x'.repeat(256)

describe('user_id', () => {
  const places: [string, JsonObject][] = [
    ['userId', { userId: 'a' }],
    ['traits.userId', { traits: { userId: 'a', id: 'b' } }],
    ['traits.id', { traits: { id: 'a' }, context: { traits: { userId: 'b' } } }],
    ['context.traits.userId', { context: { traits: { userId: 'a', id: 'b' } } }],
    ['context.traits.id', { context: { traits: { id: 'a' } } }],
  ]
  test.each(places)('is %s', (_place, event) => {
    expect(onlyBody({ type: 'identify', ...event }).user_id).toBe('a')
    expect(onlyBody({ ...sold, ...event }).user_id).toBe('a')
  })

  test.each(['', '  ', null, true, {}, ['x']])('goes on from the unusable %j to the next place', (userId) => {
    expect(onlyBody({ type: 'identify', userId, traits: { id: 'u2' } }).user_id).toBe('u2')
  })

  test('is text, also where a number was given', () => {
    expect(onlyBody({ type: 'identify', userId: 42 }).user_id).toBe('42')
  })

  test('loses its outer blanks, the same way in every type', () => {
    expect(onlyBody({ type: 'identify', userId: ' u1\n' }).user_id).toBe('u1')
    expect(onlyBody({ ...sold, userId: ' u1\n' }).user_id).toBe('u1')
    expect(posted({ type: 'group', groupId: 'g', userId: ' u1\n' })[1]?.body.user_id).toBe('u1')
  })
})

describe('email', () => {
  test('is the trait, from traits before context.traits', () => {
    const context = { traits: { email: 'context@x.test' } }
    expect(onlyBody({ type: 'identify', traits: { email: 'a@x.test' }, context }).email).toBe('a@x.test')
    expect(onlyBody({ type: 'identify', traits: { email: ' ' }, context }).email).toBe('context@x.test')
    expect(onlyBody({ ...sold, traits: { email: 7 }, context }).email).toBe('context@x.test')
  })

  test('loses its outer blanks', () => {
    expect(onlyBody({ type: 'identify', traits: { email: ' a@x.test\n' } })).toEqual({ email: 'a@x.test' })
  })

  test('is never another field', () => {
    const context = { externalId: [{ id: 'e@x.test', type: 'email' }], email: 'c@x.test' }
    expect(reasonOf({ ...sold, context, email: 'e@x.test', properties: { email: 'p@x.test' } })).toContain('email')
  })
})

describe('an event of nobody', () => {
  test.each([{ type: 'identify' }, sold] as Event[])('is dropped, and the reason says what is missing: %j', (event) => {
    expect(reasonOf({ ...event, anonymousId: 'anon-1' })).toMatch(/userId.*email.*sendAnonymousId/)
  })
})

describe('anonymousId', () => {
  test('is the user id where the setting is on and there is none, also beside an email', () => {
    const event = { type: 'identify', anonymousId: 'anon-1', traits: { email: 'a@x.test' } }
    expect(onlyBody(event, { sendAnonymousId: true })).toEqual({ user_id: 'anon-1', email: 'a@x.test' })
    expect(onlyBody({ ...sold, anonymousId: 'anon-1' }, { sendAnonymousId: true }).user_id).toBe('anon-1')
  })

  test('does not take the place of a user id', () => {
    const event = { type: 'identify', anonymousId: 'anon-1', userId: 'u1' }
    expect(onlyBody(event, { sendAnonymousId: true }).user_id).toBe('u1')
  })

  test.each([undefined, false, 'true', 1])('is no user id where the setting is %j', (sendAnonymousId) => {
    const event = { type: 'identify', anonymousId: 'anon-1', traits: { email: 'a@x.test' } }
    expect(onlyBody(event, { sendAnonymousId })).toEqual({ email: 'a@x.test' })
  })

  test.each(['', ' ', null, {}])('is not usable as %j', (anonymousId) => {
    expect(reasonOf({ type: 'identify', anonymousId }, { sendAnonymousId: true })).toContain('anonymousId')
  })
})

describe('an identifier over 255 characters', () => {
  test('is neither cut nor replaced: the event goes by the other one', () => {
    const event = { userId: long, traits: { id: 'u2', email: 'a@x.test' }, anonymousId: 'anon-1' }
    const other = { email: 'a@x.test' }
    expect(onlyBody({ type: 'identify', ...event }, { sendAnonymousId: true })).toEqual(other)
    expect(onlyBody({ ...sold, ...event }, { sendAnonymousId: true })).toMatchObject(other)
    expect(onlyBody({ type: 'identify', userId: 'u1', traits: { email: long } })).toEqual({ user_id: 'u1' })
  })

  test('rejects the event where there is no other one, and is named', () => {
    expect(reasonOf({ type: 'identify', userId: long })).toMatch(/userId.*longer than 255/)
    expect(reasonOf({ type: 'identify', traits: { email: long } })).toMatch(/email.*longer than 255/)
    expect(reasonOf({ type: 'identify', anonymousId: long }, { sendAnonymousId: true })).toMatch(/anonymousId.*longer/)
    expect(reasonOf({ type: 'group', groupId: 'g', userId: long })).toMatch(/userId.*longer/)
    expect(reasonOf({ type: 'group', groupId: long })).toMatch(/groupId.*longer/)
  })

  test('is measured in code points, not in halves of them', () => {
    expect(onlyBody({ type: 'identify', userId: '😀'.repeat(255) }).user_id).toBe('😀'.repeat(255))
    expect(reasonOf({ type: 'identify', userId: '😀'.repeat(256) })).toContain('longer')
  })
})
