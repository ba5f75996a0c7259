import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, seededRandom } from '../../../contracts/wire/index.ts'
import { createSource, type SourceKind, sourceKinds } from '../../../mocks/rudderstack/index.ts'

const source = (kind: SourceKind) =>
  createSource(kind, { anonymousId: 'anon-1', clock: () => Date.UTC(2026, 2, 4, 12), random: seededRandom(7) })

function contextTraits({ context }: JsonObject): JsonObject {
  const traits = isJsonObject(context) ? context['traits'] : undefined
  return isJsonObject(traits) ? traits : {}
}

describe.each(sourceKinds)('an alias of %s', (kind) => {
  it('names the new id, and the one that the SDK knows', () => {
    const person = source(kind)
    person.identify({ userId: 'u-1' })
    expect(person.alias({ userId: 'u-2' })).toMatchObject({ type: 'alias', userId: 'u-2', previousId: 'u-1' })
  })

  it('comes from the anonymous id while nobody is known', () => {
    expect(source(kind).alias({ userId: 'u-2' })['previousId']).toBe('anon-1')
  })
})

it.each(['web', 'server'] as const)('an alias of %s takes the former id from the app', (kind) => {
  expect(source(kind).alias({ userId: 'u-2', previousId: 'u-0' })['previousId']).toBe('u-0')
})

it.each([
  ['web', 'u-1'],
  ['android', 'u-2'],
  ['ios', 'u-2'],
  ['server', 'u-2'],
] as const)('after an alias, %s speaks of %s', (kind, userId) => {
  const person = source(kind)
  person.identify({ userId: 'u-1' })
  person.alias({ userId: 'u-2' })
  expect(person.track({ event: 'Opened' })['userId']).toBe(userId)
})

it.each(['android', 'ios'] as const)('after an alias, %s has both ids among the traits', (kind) => {
  const person = source(kind)
  person.identify({ userId: 'u-1' })
  expect(contextTraits(person.alias({ userId: 'u-2' }))).toMatchObject({ id: 'u-2', userId: 'u-2' })
})

describe.each(sourceKinds)('a reset of %s', (kind) => {
  it('keeps the anonymous id, unless all is to go', () => {
    const person = source(kind)
    person.reset()
    expect(person.track({ event: 'Opened' })['anonymousId']).toBe('anon-1')
    person.reset('all')
    const later = person.track({ event: 'Opened' })
    expect(later['anonymousId']).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(later)).not.toContain('anon-1')
  })
})

it('a screen is a name in the event on a phone, at top level on a server, and nothing in a browser', () => {
  const view = { name: 'Home', properties: { shelf: 3 } }
  for (const kind of ['android', 'ios'] as const) {
    expect(source(kind).screen?.(view)).toMatchObject({
      type: 'screen',
      event: 'Home',
      properties: { name: 'Home', shelf: 3 },
    })
  }
  expect(source('server').screen?.(view)).toMatchObject({ type: 'screen', name: 'Home', properties: { shelf: 3 } })
  expect(source('web').screen).toBeUndefined()
})
