import { describe, expect, it } from 'vitest'
import { differencesOfEnds, type JourneyEnd } from '../../../../contracts/rules/journeys/same-end.ts'
import { emptyWorkspaceState, type JsonObject } from '../../../../contracts/wire/index.ts'

const ada: JsonObject = { user_id: 'u-1', email: 'ada@example.com', name: 'Ada', custom_attributes: { plan: 'pro' } }
const end = (connection: 'web-device' | 'server-cloud', user: JsonObject, events: JsonObject[] = []) => ({
  connection,
  state: { ...emptyWorkspaceState(), users: [user], events },
})
const messages = (left: JsonObject, right: JsonObject, aspect: 'must' | 'attributes' = 'must') =>
  differencesOfEnds(end('web-device', left), end('server-cloud', right), aspect).map(({ message }) => message)

describe('two ends of one journey', () => {
  it.for([
    ['phone as number or text', { phone: 112 }, { phone: '112' }],
    ['no value, in either spelling', { phone: null }, {}],
    ['blank text or no value', { phone: '' }, {}],
    ['never told or told to be subscribed', { unsubscribed_from_emails: false }, {}],
    ['ids and times of Intercom', { id: '1', created_at: 5 }, { id: '2', created_at: 9 }],
    ['attributes, which are another rule', { custom_attributes: {} }, { custom_attributes: { plan: 'pro' } }],
  ] as const)('are alike in spite of %s', ([, left, right]) => {
    expect(messages({ ...ada, ...left }, { ...ada, ...right })).toEqual([])
  })

  it('are alike in whatever order Intercom tells companies and attributes', () => {
    const [one, two] = [
      { company_id: 'c-1', name: 'One' },
      { company_id: 'c-2', name: 'Two' },
    ]
    const both = (...companies: JsonObject[]) => ({ ...ada, companies: { companies } })
    expect(messages(both(one, two), both(two, one))).toEqual([])
    expect(messages(both(two, one), both(one, two))).toEqual([])
    expect(messages(both(one, one), both(one, one))).toEqual([])
    const attributes = (custom_attributes: JsonObject) => ({ ...ada, custom_attributes })
    expect(
      messages(attributes({ plan: 'pro', seats: 5 }), attributes({ seats: '5', plan: 'pro' }), 'attributes'),
    ).toEqual([])
  })

  it('are of people with a user id alone, each held against the same one', () => {
    const bob = { user_id: 'u-2', name: 'Bob' }
    const ends = [{ ...ada, name: 'Eve' }, ada].map((first) => ({
      ...end('web-device', first),
      state: { ...emptyWorkspaceState(), users: [first, bob] },
    }))
    expect(differencesOfEnds(ends[0] as JourneyEnd, ends[1] as JourneyEnd, 'must')).toHaveLength(1)
    for (const user_id of [null, '']) expect(messages({ ...ada, user_id }, { email: 'bob@example.com' })).toEqual([])
  })

  it('show each what the other has not', () => {
    const lost = end('server-cloud', {})
    expect(differencesOfEnds(end('web-device', ada), lost, 'attributes')).toEqual([])
    const [missing] = differencesOfEnds(end('web-device', ada), lost, 'must')
    expect(missing).toMatchObject({
      expected: { 'web-device': { user_id: 'u-1', name: 'Ada', unsubscribed_from_emails: false, companies: [] } },
      received: { 'server-cloud': null },
    })
    const [surplus] = differencesOfEnds(lost, end('web-device', ada), 'must')
    expect(surplus).toMatchObject({
      expected: { 'server-cloud': null },
      received: { 'web-device': { user_id: 'u-1' } },
    })
    const company = { companies: { companies: [{ company_id: 'c-1', name: 'Co' }] } }
    expect(differencesOfEnds(end('web-device', { ...ada, ...company }), end('server-cloud', ada), 'must')).toEqual([
      {
        message: 'A journey leaves another set of companies over one connection than over another.',
        expected: { 'web-device': [['c-1', 'Co']] },
        received: { 'server-cloud': [] },
      },
    ])
  })

  it.for<[string, JsonObject]>([
    ['email', { email: 'bob@example.com' }],
    ['subscription to emails', { unsubscribed_from_emails: true }],
    ['name', { name: 'Ada undefined' }],
    ['sign-up time', { signed_up_at: 1558290864 }],
    ['set of companies', { companies: { companies: [{ company_id: 'c-1', name: 'Co' }] } }],
  ])('differ in another %s', ([word, left]) => {
    expect(messages({ ...ada, ...left }, ada)).toEqual([
      `A journey leaves another ${word} over one connection than over another.`,
    ])
  })

  it('differ where a person is missing', () => {
    expect(messages(ada, { ...ada, user_id: null })).toEqual([
      'A person is left over one connection and not over another.',
    ])
  })

  it('differ in their custom attributes, an anonymous id among them aside', () => {
    const left = { ...ada, custom_attributes: { plan: 'pro', anonymousId: 'a-1' } }
    expect(messages(left, ada, 'attributes')).toEqual([])
    expect(messages(left, { ...ada, custom_attributes: {} }, 'attributes')).toEqual([
      'A journey leaves another set of custom attributes over one connection than over another.',
    ])
  })

  it('are of the same events, whatever their times and order', () => {
    const bought = { event_name: 'Bought', user_id: 'u-1', metadata: { price: 5 } }
    const seen = { event_name: 'Seen', user_id: 'u-1' }
    const compare = (left: JsonObject[], right: JsonObject[]) =>
      differencesOfEnds(end('web-device', ada, left), end('server-cloud', ada, right), 'must').map(
        ({ expected, received }) => [expected, received],
      )
    expect(compare([{ ...bought, created_at: 1 }, seen], [seen, { ...bought, created_at: 2 }])).toEqual([])
    expect(compare([bought], [{ ...bought, metadata: { price: '5' } }])).toEqual([])
    expect(compare([bought, bought], [bought])).toEqual([])
    expect(compare([bought], [{ ...bought, metadata: { price: 6 } }])).toHaveLength(1)
    expect(compare([seen], [{ ...seen, user_id: 'u-2' }])).toHaveLength(1)
    const onlyAttributes = differencesOfEnds(end('web-device', ada, [seen]), end('server-cloud', ada), 'attributes')
    expect(onlyAttributes).toEqual([])
    expect(compare([bought, seen], [bought])).toEqual([
      [{ 'web-device': ['["u-1","Seen",{}]'] }, { 'server-cloud': [] }],
    ])
  })
})
