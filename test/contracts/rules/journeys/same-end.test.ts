import { describe, expect, it } from 'vitest'
import { differencesOfEnds } from '../../../../contracts/rules/index.ts'
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
    ['never told or told to be subscribed', { unsubscribed_from_emails: false }, {}],
    ['ids and times of Intercom', { id: '1', created_at: 5 }, { id: '2', created_at: 9 }],
    ['attributes, which are another rule', { custom_attributes: {} }, { custom_attributes: { plan: 'pro' } }],
  ] as const)('are alike in spite of %s', ([, left, right]) => {
    expect(messages({ ...ada, ...left }, { ...ada, ...right })).toEqual([])
  })

  it.for<[string, JsonObject]>([
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
    expect(compare([bought, seen], [bought])).toEqual([
      [{ 'web-device': ['["u-1","Seen",{}]'] }, { 'server-cloud': [] }],
    ])
  })
})
