import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../contracts/wire/index.ts'
import { onlyBody, posted, reasonOf } from './posted.ts'

const group = { type: 'group', groupId: 'g1' }

test('the company is written first, and the user is linked to it with nothing else', () => {
  const event = {
    ...group,
    userId: 'u1',
    traits: { name: 'Tech Group', id: 'not-a-person', email: 'office@x.test', remove: true },
    context: { traits: { email: 'a@x.test', name: 'Ada', plan: 'pro', tags: ['t'] } },
  }
  expect(posted(event)).toEqual([
    {
      path: '/companies',
      body: {
        company_id: 'g1',
        name: 'Tech Group',
        custom_attributes: { id: 'not-a-person', email: 'office@x.test', remove: true },
      },
    },
    { path: '/users', body: { user_id: 'u1', email: 'a@x.test', companies: [{ company_id: 'g1' }] } },
  ])
})

test('a number is sent as its text in both requests', () => {
  expect(posted({ ...group, groupId: 7, userId: 'u1' }).map(({ body }) => body)).toEqual([
    { company_id: '7' },
    { user_id: 'u1', companies: [{ company_id: '7' }] },
  ])
})

test.each([undefined, null, '', ' ', true, {}, []])('the groupId %j rejects the event', (groupId) => {
  expect(reasonOf({ type: 'group', groupId, userId: 'u1', traits: { groupId: 'g2' } } as JsonObject)).toContain(
    'groupId',
  )
})

describe('whom a group links', () => {
  const people: [string, JsonObject, JsonObject][] = [
    ['userId', { userId: 'u1' }, { user_id: 'u1' }],
    ['context.traits.userId', { context: { traits: { userId: 'u1' } } }, { user_id: 'u1' }],
    ['context.traits.id', { context: { traits: { id: 'u1' } } }, { user_id: 'u1' }],
    ['context.traits.email', { context: { traits: { email: 'a@x.test' } } }, { email: 'a@x.test' }],
  ]
  test.each(people)('%s identifies the user', (_place, event, identity) => {
    expect(posted({ ...group, ...event })[1]?.body).toEqual({ ...identity, companies: [{ company_id: 'g1' }] })
  })

  test.each([{ traits: { id: 'x', email: 'x@x.test', userId: 'x' } }, { anonymousId: 'anon-1' }, {}])(
    '%j identifies nobody: the company alone is written',
    (event) => {
      expect(posted({ ...group, ...event }).map(({ path }) => path)).toEqual(['/companies'])
    },
  )

  test('an anonymous visitor is linked where the setting is on', () => {
    const [, user] = posted({ ...group, anonymousId: 'anon-1' }, { sendAnonymousId: true })
    expect(user?.body).toEqual({ user_id: 'anon-1', companies: [{ company_id: 'g1' }] })
  })
})

describe('what is known of the company', () => {
  test('goes to its own fields where it fits', () => {
    const traits = { name: 'X', plan: 'pro', website: 'https://x.test', industry: 'retail', size: 12, monthly_spend: 0 }
    const body = onlyBody({ ...group, traits: { ...traits, remoteCreatedAt: 1767225600000 } })
    expect(body).toEqual({ company_id: 'g1', ...traits, remote_created_at: 1767225600 })
  })

  test('is kept as a custom attribute where it does not, never as null', () => {
    const traits = { name: { legal: 'X' }, size: 'big', plan: true, website: 7, industry: null, monthlySpend: 'much' }
    expect(onlyBody({ ...group, traits })).toEqual({
      company_id: 'g1',
      custom_attributes: { name_legal: 'X', size: 'big', plan: true, website: 7, monthlySpend: 'much' },
    })
  })
})
