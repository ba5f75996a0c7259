import { describe, expect, it } from 'vitest'
import { compareObjects, type Kind } from '../../../../contracts/rules/journeys/end-objects.ts'
import type { JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'

const ada: JsonObject = { user_id: 'u-1', email: 'ada@example.com' }
const inCompanies = (...ids: JsonValue[]): JsonObject => ({
  companies: { type: 'company.list', companies: ids.map((company_id) => ({ company_id, name: 'Co' })) },
})

describe('an object is as the journey leaves it', () => {
  it.for<[string, Kind, JsonObject, JsonObject]>([
    ['with more fields than are written', 'users', { user_id: 'u-1' }, { ...ada, name: 'Ada' }],
    ['without a field of which null is written', 'users', { ...ada, phone: null }, ada],
    ['with no value where null is written', 'users', { ...ada, phone: null }, { ...ada, phone: null }],
    ['with more inside an object', 'events', { metadata: { a: { b: 1 } } }, { metadata: { a: { b: 1, c: 2 }, d: 3 } }],
    ['with the same list', 'users', { tags: [1, 2] }, { tags: [1, 2] }],
    ['in its companies, in any order, ids being text', 'users', { companies: ['c-2', 1] }, inCompanies('1', 'c-2')],
    ['in the companies of a lead', 'leads', { companies: ['c-1'] }, inCompanies('c-1')],
    ['in no company where it has no list of any', 'users', { ...ada, companies: [] }, ada],
    ['where null is written of its companies', 'users', { ...ada, companies: null }, ada],
    ['with a list of a name that means links elsewhere', 'events', { companies: ['c-1'] }, { companies: ['c-1'] }],
  ])('%s', ([, kind, written, held]) => {
    expect(compareObjects(kind, [written], [held])).toEqual([])
  })
})

describe('a difference tells what is written, and of what is held the same', () => {
  it.for<[string, JsonObject, JsonObject, JsonObject]>([
    ['a value', { name: 'Ada' }, { name: 'Eve', phone: '1' }, { name: 'Eve' }],
    ['a value where there is to be none', { phone: null }, { phone: '112' }, { phone: '112' }],
    ['no value', { name: 'Ada' }, {}, { name: null }],
    ['a list with more in it', { tags: ['a'] }, { tags: ['a', 'b'] }, { tags: ['a', 'b'] }],
    [
      'one wrong value of two inside an object',
      { custom_attributes: { plan: 'pro', seats: 5 } },
      { custom_attributes: { plan: 'free', seats: 5, more: 1 } },
      { custom_attributes: { plan: 'free', seats: 5 } },
    ],
    ['no object', { custom_attributes: { plan: 'pro' } }, {}, { custom_attributes: null }],
    ['an object in place of a text', { name: 'Ada' }, { name: { first: 'Ada' } }, { name: { first: 'Ada' } }],
    ['other companies', { companies: ['c-1'] }, inCompanies('c-1', 'c-2'), { companies: ['c-1', 'c-2'] }],
    ['no company', { companies: ['c-1'] }, {}, { companies: [] }],
  ])('%s', ([, written, held, received]) => {
    expect(compareObjects('users', [{ ...ada, ...written }], [{ ...ada, ...held }])).toEqual([
      {
        kind: 'users',
        known: ['u-1', 'ada@example.com'],
        index: 0,
        fields: Object.keys(written),
        message: 'Intercom holds a user with other values than the journey leaves.',
        expected: { ...ada, ...written },
        received: { ...ada, ...received },
      },
    ])
  })

  it('and nothing of the fields that are right', () => {
    const [found] = compareObjects('users', [{ user_id: 'u-1', name: 'Ada', phone: '1' }], [{ ...ada, phone: '1' }])
    expect(found).toMatchObject({ fields: ['name'] })
    expect(found?.expected).toEqual({ user_id: 'u-1', name: 'Ada' })
  })
})

describe('what is lacking, and what is too much', () => {
  it.for<[Kind, string, JsonObject, JsonValue[], JsonObject]>([
    ['users', 'a user', ada, ['u-1', 'ada@example.com'], ada],
    ['users', 'a user', { email: 'a@b.c' }, ['a@b.c'], { user_id: null, email: 'a@b.c' }],
    ['companies', 'a company', { company_id: 'c-1', name: 'Co' }, ['c-1'], { company_id: 'c-1' }],
    [
      'events',
      'an event',
      { event_name: 'Bought', user_id: 'u-1', created_at: 5 },
      ['Bought', 'u-1'],
      { event_name: 'Bought', user_id: 'u-1', email: null, created_at: 5 },
    ],
    ['leads', 'a lead', { user_id: 'a-1' }, ['a-1'], { user_id: 'a-1', email: null }],
  ])('of %s is told as %s, by the names that it goes by', ([kind, singular, object, known, named]) => {
    expect(compareObjects(kind, [object], [])).toEqual([
      {
        kind,
        known,
        index: 0,
        fields: [],
        message: `Intercom lacks ${singular} that the journey leaves.`,
        expected: object,
      },
    ])
    expect(compareObjects(kind, [], [object])).toEqual([
      {
        kind,
        known,
        fields: [],
        message: `Intercom holds ${singular} that the journey does not leave.`,
        received: named,
      },
    ])
  })

  it('is counted: an object is held against one that is written', () => {
    expect(compareObjects('users', [ada, ada], [ada]).map(({ index }) => index)).toEqual([1])
    expect(compareObjects('users', [ada], [ada, ada]).map(({ index }) => index)).toEqual([undefined])
  })
})

describe('an object is held against the one that was meant', () => {
  it.for<[string, Kind, JsonObject, JsonObject, JsonObject]>([
    ['the one of its user_id', 'users', { ...ada, name: 'A' }, { user_id: 'u-1' }, { ...ada, user_id: 'u-2' }],
    ['the one of its email', 'users', { email: 'a@b.c', name: 'A' }, { ...ada, email: 'a@b.c' }, { name: 'A' }],
    ['the one of its company_id', 'companies', { company_id: 'c', name: 'A' }, { company_id: 'c' }, { name: 'A' }],
    ['the one of its name', 'events', { event_name: 'E', user_id: 'u' }, { event_name: 'E' }, { user_id: 'u' }],
    ['the lead of its user_id', 'leads', { user_id: 'u-1', name: 'A' }, { user_id: 'u-1' }, { name: 'A' }],
  ])('%s, though another one has its other values', ([, kind, written, meant, other]) => {
    for (const held of [
      [meant, other],
      [other, meant],
    ]) {
      expect(compareObjects(kind, [written], held)).toMatchObject([{ index: 0 }, { fields: [] }])
      expect(compareObjects(kind, [written], held)[1]).not.toHaveProperty('expected')
    }
    expect(compareObjects(kind, [written], [other])[0]).not.toHaveProperty('received')
  })

  it('of several of one name, the one with the fewest wrong fields', () => {
    const [first, second] = [1, 2].map((price) => ({ event_name: 'Bought', user_id: 'u-1', metadata: { price } }))
    expect(compareObjects('events', [second, first] as JsonObject[], [first, second] as JsonObject[])).toEqual([])
  })

  it('without a name, the one with the fewest wrong fields', () => {
    const [found, ...others] = compareObjects('users', [{ name: 'A', phone: '1' }], [{ phone: '2' }, { name: 'A' }])
    expect(found).toMatchObject({ known: [], fields: ['phone'], received: { phone: null } })
    expect(others).toHaveLength(1)
  })
})
