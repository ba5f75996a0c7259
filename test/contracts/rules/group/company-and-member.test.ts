import { describe, expect, it } from 'vitest'
import { groupRules } from '../../../../contracts/rules/group/index.ts'
import type { Event, Exchange, IntercomRequest, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

/** What a rule tells of a group g-1 and the requests for it; nothing where it does not apply. */
function toldOf(id: string, event: Event, requests: IntercomRequest[], more: Partial<Exchange> = {}) {
  const exchange = exchangeOf({ type: 'group', groupId: 'g-1', ...event }, requests)
  const rule = groupRules.find((candidate) => candidate.id === id)
  return rule
    ?.judge(playedCase({ ...exchange, ...more }))
    .map(({ findings }) => findings.map(({ message }) => message))[0]
}
const company = (body: JsonObject = {}) => post('/companies', { company_id: 'g-1', ...body })
const user = (body: JsonObject = {}) => post('/users', { user_id: 'u-1', companies: [{ company_id: 'g-1' }], ...body })
const dropped = { outcome: { kind: 'dropped' as const, reason: 'no' } }

describe('C1', () => {
  it('asks for the company under the group id, or what may stand in its place', () => {
    expect(toldOf('C1', {}, [company()])).toEqual([])
    expect(toldOf('C1', {}, [company({ company_id: 'g-2' })])).toHaveLength(1)
    expect(toldOf('C1', {}, [company({ company_id: null })])).toHaveLength(1)
    expect(toldOf('C1', { traits: { groupId: 'g-2' } }, [company({ company_id: 'g-2' })])).toEqual([])
    expect(toldOf('C1', { groupId: 'x'.repeat(256) }, [company({ company_id: 'g-2' })])).toEqual([])
    expect(toldOf('C1', {}, [user()])).toHaveLength(1)
    expect(toldOf('C1', {}, [], dropped)).toHaveLength(1)
  })

  it('wants a group without id to be rejected, and applies to nothing else that is', () => {
    expect(toldOf('C1', { groupId: '' }, [], dropped)).toEqual([])
    expect(toldOf('C1', { groupId: '' }, [company()])).toEqual(['A group without a usable group id was sent.'])
    expect(toldOf('C1', {}, [], { ...dropped, settings: {} })).toBeUndefined()
    expect(toldOf('C1', { type: 'identify' }, [company()])).toBeUndefined()
    expect(toldOf('C1', {}, [company()], { settings: {} })).toEqual([])
    const twoIds = { groupId: 'x'.repeat(256), traits: { groupId: 'g-2' } }
    expect(toldOf('C1', twoIds, [company({ company_id: 'g-3' })])).toEqual([])
  })

  it('asks for text, in the company and in the link', () => {
    expect(toldOf('C1.text', { groupId: 7 }, [company({ company_id: '7' })])).toEqual([])
    expect(toldOf('C1.text', { groupId: 7 }, [company({ company_id: 7 })])).toHaveLength(1)
    expect(toldOf('C1.text', {}, [company(), user({ companies: [{ company_id: 7 }] })])).toHaveLength(1)
    expect(toldOf('C1.text', {}, [user({ companies: [{ name: 'Acme' }] })])).toBeUndefined()
  })
})

describe('C2', () => {
  const told = (traits: JsonObject, body: JsonObject) => toldOf('C2', { traits }, [company(body)])?.length

  it.for<[string, JsonValue, JsonValue]>([
    ['name', 'Acme', 'Else'],
    ['plan', 'pro', 'free'],
    ['website', 'https://x.test', 'x'],
    ['industry', 'retail', 'x'],
    ['size', 12, 13],
    ['size', 0, '0'],
  ])('asks for %s in its field: %j', ([trait, value, wrong]) => {
    expect(told({ [trait]: value }, { [trait]: value })).toBe(0)
    expect(told({ [trait]: value }, { [trait]: wrong })).toBe(1)
    expect(told({ [trait]: value }, { custom_attributes: { [trait]: value } })).toBe(1)
  })

  it.for<[string, JsonValue]>([
    ['size', '12'],
    ['size', 12.5],
    ['size', -1],
    ['size', '11-50'],
    ['plan', 3],
    ['plan', true],
    ['monthlySpend', 49.5],
    ['monthly_spend', 0],
    ['createdAt', '2026-01-02T03:04:05Z'],
    ['remoteCreatedAt', 1767323045],
    ['tier', 'A'],
  ])('asks for %s somewhere: %j', ([trait, value]) => {
    expect(told({ [trait]: value }, { custom_attributes: { [trait]: value } })).toBe(0)
    expect(told({ [trait]: value }, { name: undefined as never, custom_attributes: { other: 'x' } })).toBe(1)
  })

  it.for<[string, string, JsonValue, JsonValue]>([
    ['monthlySpend', 'monthly_spend', '49.5', 49.5],
    ['monthlySpend', 'monthly_spend', 49.5, 49],
    ['monthly_spend', 'monthly_spend', 49, '49'],
    ['createdAt', 'remote_created_at', '2026-01-02T03:04:05Z', 1767323045],
    ['created_at', 'remote_created_at', '2026-01-02T03:04:05Z', 1767323045],
    ['remote_created_at', 'remote_created_at', 1767323045, '1767323045'],
    ['created_at', 'remote_created_at', 'Fri, 02 Jan 2026 03:04:05 GMT', 1767323045],
    ['createdat', 'remote_created_at', 1767323045, 1767323045],
    ['createdat', 'remote_created_at', '2026-01-02T03:04:05Z', 1767323045],
    ['size', 'size', '12', 12],
    ['plan', 'plan', 3, '3'],
  ])('takes %s for reached in the field %s: %j as %j', ([trait, field, value, sent]) => {
    expect(told({ [trait]: value }, { [field]: sent })).toBe(0)
  })

  it.for<[string, string, JsonValue, JsonValue]>([
    ['monthlySpend', 'monthly_spend', 49.5, 51],
    ['monthlySpend', 'monthly_spend', 49.5, 49.1],
    ['createdAt', 'remote_created_at', '2026-01-02T03:04:05Z', 1767323047],
    ['created_at', 'remote_created_at', '2026-01-02T03:04:05Z', 1],
    ['size', 'size', '11-50', 11],
    ['plan', 'plan', true, 'yes'],
  ])('does not take %s for reached in the field %s: %j as %j', ([trait, field, value, sent]) => {
    expect(told({ [trait]: value }, { [field]: sent })).toBe(1)
  })

  it('asks nothing of identities, and of what is no time', () => {
    const free = { id: 'x', groupId: 'g-1', userId: 'u-1', anonymousId: 'a', remove: true, createdAt: 'soon' }
    expect(told(free, { name: 'x' })).toBe(0)
  })

  it('takes blanks around text for nothing, and text that may be left out', () => {
    expect(told({ name: ' Acme ' }, { name: 'Acme' })).toBe(0)
    expect(told({ name: 'Ac\u0000me' }, { plan: 'pro', custom_attributes: {} })).toBe(0)
  })

  it('asks every request for what fits, and any for a time', () => {
    const two = (traits: JsonObject, ...bodies: JsonObject[]) => toldOf('C2', { traits }, bodies.map(company))
    expect(two({ name: 'Acme' }, { name: 'Acme' }, { name: 'Else' })).toHaveLength(1)
    const created = { createdat: '2026-01-02T03:04:05Z' }
    expect(two(created, { remote_created_at: 1767323045 }, { remote_created_at: 5 })).toEqual([])
    expect(two({}, {}, { name: 'Acme' })).toEqual([])
  })

  it('finds a value in a field that no trait fills, and what is nested in no field', () => {
    expect(told({ title: 'Acme' }, { name: 'Acme' })).toBe(0)
    expect(told({ title: 'Acme', name: 'Acme' }, { name: 'Acme' })).toBe(1)
    expect(told({ size: { min: 5 } }, { name: 'x' })).toBe(1)
  })

  it('is content with one of two names of a trait', () => {
    const twice = { monthlySpend: 49, monthly_spend: 50 }
    expect([told(twice, { monthly_spend: 49 }), told(twice, { monthly_spend: 50 })]).toEqual([0, 0])
    expect([told(twice, { custom_attributes: { monthly_spend: 50 } }), told(twice, { name: 'x' })]).toEqual([0, 1])
    expect(told(twice, { custom_attributes: { spend: 49 } })).toBe(0)
  })

  it('looks at what stands in a field: no null, no NaN, nothing nested', () => {
    for (const field of ['name', 'size', 'monthly_spend', 'remote_created_at']) {
      expect(told({ tier: 'A' }, { [field]: {}, custom_attributes: { tier: 'A' } })).toBe(1)
      expect(told({ [field]: null }, { [field]: null })).toBe(0)
    }
    expect(told({ size: 'many' }, { size: null, custom_attributes: { size: 'many' } })).toBe(1)
    expect(told({ size: 'many' }, { size: 'NaN', custom_attributes: { size: 'many' } })).toBe(1)
    expect(told({ size: 'many' }, { size: Number.NaN, custom_attributes: { size: 'many' } })).toBe(1)
    expect(told({ size: 'NaN' }, { size: 'NaN' })).toBe(0)
    expect(told({ plan: ' ' }, { plan: null })).toBe(0)
    expect(told({ plan: 7 }, { plan: null, custom_attributes: { plan: 7 } })).toBe(1)
    expect(told({}, { monthly_spend: null })).toBe(1)
    expect(told({ created_at: null }, { monthly_spend: null })).toBe(1)
    expect(toldOf('C2', { traits: { plan: 'pro' } }, [company({ plan: null })])).toEqual([
      "The company's plan did not reach its field.",
      'A field of the company was sent as null or NaN.',
    ])
  })

  it('looks at attributes: an object of scalars', () => {
    expect(told({ tier: 'A' }, { custom_attributes: { tier: 'A', hq: { city: 'Ulm' } } })).toBe(1)
    expect(told({ tier: 'A' }, { custom_attributes: { tier: 'A', hq: null } })).toBe(0)
    expect(toldOf('C2', {}, [company({ custom_attributes: 'A' })])).toEqual([
      'The custom attributes of the company are no object.',
    ])
    expect(told({}, { custom_attributes: null })).toBe(0)
    expect(told({ tier: null }, { custom_attributes: { tier: 'A' } })).toBe(1)
    expect(told({ tier: null, x: 1 }, { custom_attributes: { tier: null, x: 1 } })).toBe(0)
  })

  it('tells a nested value from a direct one, and finds it in text', () => {
    const hq = { hq: { city: 'Ulm' } }
    expect(toldOf('C2', { traits: hq }, [company({ name: 'x' })])).toEqual([
      'A value inside a nested trait reached neither a field nor a custom attribute of the company.',
    ])
    expect([
      told(hq, { custom_attributes: { hq: '{"city":"Ulm"}' } }),
      told(hq, { custom_attributes: { hq_city: 'Ulm' } }),
    ]).toEqual([0, 0])
  })

  it('applies where there is something to look at', () => {
    expect([told({}, {}), toldOf('C2', { traits: { a: 1 } }, [user()])]).toEqual([undefined, undefined])
  })
})

describe('C2.fields', () => {
  const told = (traits: JsonObject, body: JsonObject) => toldOf('C2.fields', { traits }, [company(body)])?.length

  it('asks for spend and time of creation', () => {
    const traits = { monthlySpend: 49.5, createdAt: '2026-01-02T03:04:05Z' }
    expect(told(traits, { monthly_spend: 49, remote_created_at: 1767323045 })).toBe(0)
    expect([
      told(traits, { monthly_spend: 49 }),
      told(traits, { remote_created_at: 1767323045 }),
      told(traits, {}),
    ]).toEqual([1, 1, 2])
    expect(told(traits, { monthly_spend: 50.5, remote_created_at: 1767323047 })).toBe(2)
    expect(told({ monthly_spend: 0 }, { monthly_spend: 0 })).toBe(0)
    expect(told({ monthly_spend: 0 }, { monthly_spend: null })).toBe(1)
    expect(told({ monthlySpend: 'x', monthly_spend: 5 }, { monthly_spend: 5 })).toBe(0)
    expect(told({ createdAt: '2026-02-30', remoteCreatedAt: 1767323045 }, { remote_created_at: 1767323045 })).toBe(0)
  })

  it('does not apply to what no field can hold', () => {
    for (const traits of [
      { monthlySpend: -1 },
      { monthlySpend: 2 ** 31 },
      { monthlySpend: '5' },
      { createdAt: 'soon' },
      {},
    ]) {
      expect(told(traits, {})).toBeUndefined()
    }
    expect(told({ monthlySpend: 2 ** 31 - 1 }, {})).toBe(1)
  })
})

describe('C3', () => {
  const of = (event: Event, requests: IntercomRequest[], more: Partial<Exchange> = {}) =>
    toldOf('C3', event, requests, more)
  const known = { userId: 'u-1' }

  it('asks for the link, after the company, under the same id', () => {
    expect(of(known, [company(), user()])).toEqual([])
    expect(of(known, [user(), company()])).toEqual(['The user was linked before the company was written.'])
    expect(of(known, [company(), user(), company()])).toEqual([])
    expect(of(known, [company()])).toHaveLength(1)
    expect(of(known, [company(), user({ companies: [] })])).toHaveLength(1)
    expect(of(known, [company(), user({ companies: [{ company_id: 'g-1', remove: true }] })])).toHaveLength(1)
    expect(of(known, [company(), user({ companies: [{ company_id: 'g-2' }] })])).toEqual([
      'The user was linked under another company_id than the company has.',
    ])
    expect(of(known, [user()])).toEqual([])
  })

  it('knows the person by id, else by email, or by the id that Intercom gave', () => {
    const { user_id: _, ...nameless } = user().body as JsonObject
    const as = (identity: JsonObject) => post('/users', { ...nameless, ...identity })
    const context = { traits: { email: 'a@x.test' } }
    expect([of({ context }, [company(), as({ email: 'a@x.test' })]), of(known, [company(), as({ id: 'x' })])]).toEqual([
      [],
      [],
    ])
    expect(of({ ...known, context }, [company(), as({ email: 'a@x.test' })])).toHaveLength(1)
    expect(of(known, [company(), as({ user_id: ' ' })])).toHaveLength(1)
    expect(of(known, [company(), as({ user_id: 'u-2' })])).toEqual([
      'A user was written whom the group does not identify.',
    ])
    expect(of(known, [company(), as({ user_id: 'u-1', email: 'b@x.test' })])).toHaveLength(1)
  })

  it('looks for the company among companies and for the user among users', () => {
    expect(of(known, [user({ company_id: 'g-1' })])).toEqual([])
    expect(of(known, [user({ company_id: 'g-1' }), company()])).toEqual([
      'The user was linked before the company was written.',
    ])
    const elsewhere = post('/contacts', { user_id: 'u-1', companies: [{ company_id: 'g-1' }] })
    expect(of(known, [company(), elsewhere])).toEqual([
      'The user whom the group identifies was not linked to the company.',
    ])
  })

  it('wants that company before the link to which it goes', () => {
    const late = ['The user was linked before the company was written.']
    const twoIds = { ...known, traits: { groupId: 'g-2' } }
    expect(of(twoIds, [company({ company_id: 'g-2' }), user(), company()])).toEqual(late)
    expect(of(known, [company({ company_id: null }), user(), company()])).toEqual(late)
  })

  it('shows one stranger, by all that names it', () => {
    const strangers = [user({ id: 'x', user_id: 'u-2' }), user({ user_id: 'u-3' })]
    const rule = groupRules.find(({ id }) => id === 'C3')
    const event = { type: 'group', groupId: 'g-1', ...known }
    expect(rule?.judge(playedCase(exchangeOf(event, [company(), ...strangers])))[0]?.findings).toEqual([
      { message: 'A user was written whom the group does not identify.', received: { id: 'x', user_id: 'u-2' } },
    ])
  })

  it("tells the group's own id and email from a person's", () => {
    const own = ["The group's own id or email was taken for a person's."]
    expect(of({ traits: { id: 'x' } }, [company(), user({ user_id: 'x' })])).toEqual(own)
    expect(of({ traits: { email: 'x@x.test' } }, [company(), post('/users', { email: 'x@x.test' })])).toEqual(own)
  })

  it('lets a group of nobody be a company alone, and not be dropped', () => {
    expect([of({}, [company()]), of({ userId: 0 }, [company()])]).toEqual([[], []])
    expect(of({}, [], dropped)).toEqual(['A group was dropped because it identifies nobody.'])
    expect([of(known, [], dropped), of({}, [], { ...dropped, settings: {} })]).toEqual([undefined, undefined])
    expect(of({ context: { traits: { email: 'a@x.test' } } }, [], dropped)).toBeUndefined()
    expect(of({ userId: 'x'.repeat(256) }, [company()])).toBeUndefined()
    expect(of({ groupId: '' }, [company()])).toBeUndefined()
    expect(of({ type: 'identify' }, [company()])).toBeUndefined()
  })
})

describe('C5', () => {
  const ofUser = (body: JsonObject) => toldOf('C5', { userId: 'u-1' }, [company(), user(body)])?.length
  const inLink = (body: JsonObject) => ofUser({ companies: [{ company_id: 'g-1', ...body }] })

  it('lets a group say of the user who it is, and where it belongs', () => {
    expect(ofUser({ id: 'x', email: 'a@x.test', custom_attributes: {}, tags: [] })).toBe(0)
    expect([ofUser({ name: 'Ada' }), ofUser({ custom_attributes: { a: 1 } }), ofUser({ phone: null })]).toEqual([
      1, 1, 1,
    ])
    expect(inLink({ id: 'x', name: 'Acme', remove: false, custom_attributes: {} })).toBe(0)
    expect([inLink({ plan: 'pro' }), inLink({ remove: true }), inLink({ custom_attributes: { a: 1 } })]).toEqual([
      1, 1, 1,
    ])
    expect(ofUser({ remove: false })).toBe(0)
    expect([inLink({ plan: false }), ofUser({ companies: ['g-1'] })]).toEqual([1, 0])
  })

  it("keeps the user's traits out of the company", () => {
    const event = (traits: JsonObject, own: JsonObject = {}): Event => ({ traits, context: { traits: own } })
    const told = (given: Event, custom_attributes: JsonObject) =>
      toldOf('C5', given, [company({ custom_attributes })])?.length
    expect(told(event({}, { nick: 'ada' }), { nick: 'ada' })).toBe(1)
    expect(told(event({}, { nick: 'ada' }), { nick: 'else' })).toBe(0)
    expect(told(event({ nick: 'ada' }, { nick: 'ada' }), { nick: 'ada' })).toBe(0)
    expect(told(event({}, { home: { city: 'Ulm' } }), { home_city: 'Ulm' })).toBe(1)
    expect(told(event({}, { home: { city: 'Ulm' } }), { home: '{"city":"Ulm"}' })).toBe(1)
    expect(told(event({}, { home: { city: 'Ulm' } }), { home: 'Ulm' })).toBe(0)
    expect(told(event({}, { anonymousId: 'a' }), { anonymousId: 'a' })).toBe(0)
    expect(told(event({}, { nick: null }), { nick: null })).toBe(0)
    expect(told(event({}, { nick: 'ada', sign: 'leo' }), { nick: 'ada', sign: 'leo' })).toBe(1)
    for (const own of [{ nick: 'ada' }, { home: { city: 'Ulm' } }]) {
      expect(told(event({}, own), { other: '{"city":"Ulm"}' })).toBe(0)
    }
    expect(told(event({}, { home: 'Ulm' }), { home: '{"city":"Ulm"}' })).toBe(0)
    expect(told({ traits: { a: 1 } }, { a: 1 })).toBe(0)
  })
})

describe('C5.source', () => {
  const told = (traits: JsonObject, own: JsonObject, body: JsonObject, link: JsonObject = {}) =>
    toldOf('C5.source', { traits, context: { traits: own }, userId: 'u-1' }, [
      company(body),
      user({ companies: [{ company_id: 'g-1', ...link }] }),
    ])

  it('wants the fields of the company from its own traits', () => {
    expect(told({ name: 'Acme' }, {}, { name: 'Acme' }, { name: 'Acme' })).toEqual([])
    expect(told({ title: 'Acme' }, {}, { name: 'Acme' })).toEqual([])
    expect(told({}, { name: 'Ada' }, { name: 'Ada' })).toEqual([
      'A field of the company was taken from the traits of the user.',
    ])
    expect(told({ name: 'Acme' }, { name: 'Ada' }, { name: 'Acme' }, { name: 'Ada' })).toHaveLength(1)
    expect(told({}, {}, { name: 'g-1' })).toEqual(["A field of the company does not come from the group's traits."])
  })

  it('knows a value in another form under any name', () => {
    expect(told({ employees: '12' }, {}, { size: 12 })).toEqual([])
    expect(told({ title: null }, {}, { name: null })).toEqual([])
    expect(told({ size: 7 }, {}, { size: 9 })).toEqual([])
  })

  it('knows a time by its names alone', () => {
    expect(told({ founded: '2026-01-02T03:04:05Z' }, {}, { remote_created_at: 1767323045 })).toHaveLength(1)
    expect(told({ founded: 1767323045 }, {}, { remote_created_at: 1767323045 })).toEqual([])
    expect(told({ created_at: '2026-01-02T03:04:05Z' }, {}, { remote_created_at: 1767323045 })).toEqual([])
  })

  it('leaves to C2 what a trait of that name says, and what no field takes', () => {
    expect(told({ plan: 'pro' }, {}, { plan: 'free' })).toEqual([])
    expect(told({ plan: ' ' }, {}, { plan: 'free' })).toHaveLength(1)
    expect([told({}, {}, { name: {} }), told({}, {}, { size: null }), told({}, {}, { name: '{"a":1}' })]).toEqual([
      [],
      [],
      [],
    ])
    expect(told({}, {}, { name: null })).toHaveLength(1)
  })
})
