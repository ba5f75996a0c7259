import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../contracts/wire/index.ts'
import { judged, type Sent, trying } from './played-tries.ts'

const told = (...tries: Sent[]) => judged('D4', [trying(tries)])
const bought: JsonObject = { event_name: 'Bought', user_id: 'u-1', created_at: 5 }

describe('after its answer was lost', () => {
  it.for<[string, JsonObject, JsonObject]>([
    ['/users', { user_id: 'u-1', name: 'Ada' }, { user_id: 'u-1', name: 'Ada L.' }],
    ['/users', { email: 'a@b.c' }, { email: 'a@b.c' }],
    ['/users', { user_id: 'u-1' }, { user_id: 'u-1', email: null }],
    ['/companies', { company_id: 'c-1', name: 'Co' }, { company_id: 'c-1' }],
    ['/events', bought, { ...bought, metadata: { price: 5 } }],
    ['/tags', { name: 'a' }, { name: 'b' }],
  ])('a request to %s may go again for the same object: %j, then %j', ([path, body, next]) => {
    expect(told([0, 'lost', { path, body }], [1000, 200, { path, body: next }])).toEqual([[]])
  })

  it.for<[string, JsonObject, JsonObject, (string | number | null)[], (string | number | null)[]]>([
    ['/users', { user_id: 'u-1' }, { user_id: 'u-2' }, ['u-1', null], ['u-2', null]],
    ['/users', { email: 'a' }, { email: 'b' }, [null, 'a'], [null, 'b']],
    ['/users', { user_id: 'u-1', email: 'a' }, { user_id: 'u-1' }, ['u-1', 'a'], ['u-1', null]],
    ['/companies', { company_id: 'c-1' }, { company_id: 1 }, ['c-1'], [1]],
    ['/events', bought, { ...bought, event_name: 'B' }, ['u-1', null, 'Bought', 5], ['u-1', null, 'B', 5]],
    ['/events', bought, { ...bought, user_id: 'u' }, ['u-1', null, 'Bought', 5], ['u', null, 'Bought', 5]],
    ['/events', bought, { ...bought, email: 'a' }, ['u-1', null, 'Bought', 5], ['u-1', 'a', 'Bought', 5]],
    ['/events', bought, { ...bought, created_at: 6 }, ['u-1', null, 'Bought', 5], ['u-1', null, 'Bought', 6]],
  ])('a request to %s does not go again as another one: %j, then %j', ([path, body, next, expected, received]) => {
    const message = `A request to ${path} is sent again as another one after its answer was lost.`
    expect(told([0, 'lost', { path, body }], [1000, 200, { path, body: next }])).toEqual([
      [{ message, expected, received }],
    ])
  })

  it.for([undefined, null, '5'])('an event whose time is %j does not go again', (created_at) => {
    const body: JsonObject = {
      event_name: 'Bought',
      user_id: 'u-1',
      ...(created_at === undefined ? {} : { created_at }),
    }
    const message = 'An event without a time is sent again after its answer was lost: Intercom may count it twice.'
    const one: Sent[2] = { path: '/events', body }
    expect(told([0, 'lost', one], [1000, 200, one])).toEqual([[{ message, expected: 'created_at' }]])
    expect(told([0, 'lost', one])).toEqual([[]])
    expect(told([0, 503, one], [1000, 'lost', one])).toEqual([[]])
  })

  it('the next one to the same place is the repeat', () => {
    const company: Sent[2] = { path: '/companies', body: { company_id: 'c-1' } }
    const eve: Sent[2] = { body: { user_id: 'u-2' } }
    expect(told([0, 'lost'], [100, 200, company], [1000, 200])).toEqual([[]])
    expect(told([0, 'lost'], [100, 200, company], [1000, 200, eve])?.[0]).toHaveLength(1)
    expect(told([0, 'lost'], [1000, 200], [2000, 200, eve])).toEqual([[]])
    expect(told([0, 200, eve], [1000, 'lost'], [2000, 200])).toEqual([[]])
    expect(told([0, 'lost', eve], [1000, 'lost'], [2000, 200, eve])?.[0]).toHaveLength(2)
  })
})

it('only where an answer was lost anything is asked', () => {
  expect(told([0, 503], [1000, 200, { body: { user_id: 'u-2' } }])).toEqual([])
  expect(told()).toEqual([])
})
