import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import {
  deliveredCallSchema,
  type JsonObject,
  type JsonValue,
  type SdkCall,
  type WorkspaceState,
  workspaceStateSchema,
} from '../../../contracts/wire/index.ts'
import { createIntercom } from '../../../mocks/intercom/index.ts'
import { createMessenger, createPhone } from '../../../mocks/messenger/index.ts'
import { appId, startSeconds } from './devices.ts'

const names = fc.constantFrom(
  ...(
    'app_id apiKey appId user_id userId email user_hash name phone created_at signedUpAt unsubscribed_from_emails avatar company companies ' +
    'company_id companyId id remove plan monthly_spend monthlySpend custom_attributes customAttributes url value amount currency ' +
    'utm_source last_request_at __proto__ constructor toString hasOwnProperty then length'
  ).split(' '),
)
const scalar = fc.oneof(
  fc.constantFrom<JsonValue>(
    '',
    ' ',
    'u-1',
    'a@example.com',
    'c-1',
    '__proto__',
    '\ud800',
    'a.b',
    true,
    null,
    0,
    1e300,
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constant('x'.repeat(300)),
)
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 6 }).map((all): JsonObject => Object.fromEntries(all)),
  ),
}))
const userId = fc.constantFrom('u-1', 'u-2', '__proto__')
const email = fc.constantFrom('a@example.com', 'b@example.com')
const attributes = fc.array(fc.tuple(names, scalar), { maxLength: 3 }).map((all): JsonObject => Object.fromEntries(all))

/** An argument as it is meant, and now and then one of any kind. */
const meant = (fields: Record<string, fc.Arbitrary<JsonValue>>): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<JsonObject> },
    { weight: 1, arbitrary: value },
  )
const on = (method: string, ...args: fc.Arbitrary<JsonValue>[]): fc.Arbitrary<SdkCall> =>
  fc.tuple(...args).map((given) => ({ method, args: given }))

const eventName = fc.constantFrom('x', 'X', 'a.b', '')
const pageData = meant({
  app_id: fc.constant(appId),
  user_id: userId,
  email,
  user_hash: scalar,
  name: scalar,
  phone: scalar,
  plan: scalar,
  company: meant({ company_id: fc.constantFrom('c-1', 7), remove: fc.boolean(), plan: scalar }),
})
const pageCall = fc.oneof(
  on('boot', fc.constant({ app_id: appId })),
  on('boot', pageData),
  on('settings', pageData),
  { weight: 3, arbitrary: on('update', pageData) },
  { weight: 3, arbitrary: on('trackEvent', eventName, fc.oneof(attributes, value)) },
  on('shutdown'),
  on('reload'),
  on('writeMessage'),
  fc.record({ method: names, args: fc.array(value, { maxLength: 2 }) }),
)
const phoneCall = fc.oneof(
  on('initialize', fc.constant({ apiKey: 'key', appId })),
  { weight: 2, arbitrary: on('registerIdentifiedUser', meant({ userId, email })) },
  on('registerUnidentifiedUser'),
  on('setUserHash', scalar),
  {
    weight: 3,
    arbitrary: on(
      'updateUser',
      meant({
        userId,
        email,
        name: scalar,
        customAttributes: fc.oneof(attributes, value),
        companies: fc.array(meant({ companyId: fc.constantFrom('c-1', '__proto__'), name: scalar }), { maxLength: 2 }),
      }),
    ),
  },
  { weight: 3, arbitrary: on('logEvent', eventName, fc.oneof(attributes, value)) },
  on('logout'),
  fc.record({ method: names, args: fc.array(value, { maxLength: 2 }) }),
)
/** Ids that visitors and leads get, in the order in which they come. */
const leadId = fc.constantFrom(1, 2, 3, 4).map((place) => `5d05${String(place).padStart(20, '0')}`)
const identifiers = meant({ user_id: userId, email })
/** What REST does to people at a device: a request as the name of a method, and its body. */
const restCall = fc.oneof(
  on('DELETE /users?user_id=u-1'),
  on('DELETE /users?email=a@example.com'),
  leadId.chain((id) =>
    fc.oneof(
      on(
        'POST /visitors/convert',
        fc.record({ visitor: fc.constant({ id }), type: fc.constantFrom('user', 'lead'), user: identifiers }),
      ),
      on('POST /contacts/convert', fc.record({ contact: fc.constant({ id }), user: identifiers })),
      on('PUT /visitors', fc.record({ id: fc.constant(id), email })),
      on('POST /user_delete_requests', fc.constant({ intercom_user_id: id })),
      on(`DELETE /contacts/${id}`),
      on(`DELETE /visitors/${id}`),
    ),
  ),
)
const command = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('web' as const), pageCall) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('ios' as const, 'android' as const), phoneCall) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('rest' as const), restCall) },
)

const isDelivered = Compile(deliveredCallSchema)
const isState = Compile(workspaceStateSchema)

/** A browser and two phones of one app, beside REST. */
function world(secrets: Record<string, string>) {
  let nowMs = startSeconds * 1000
  const clock = () => nowMs
  const intercom = createIntercom({ clock })
  intercom.replaceState('token-1', { settings: { appId, identitySecrets: secrets } })
  const doubles = {
    web: createMessenger({ intercom, clock }),
    ios: createPhone({ platform: 'ios', intercom, clock }),
    android: createPhone({ platform: 'android', intercom, clock }),
  }
  return {
    intercom,
    state: () => intercom.state('token-1'),
    play([on, call]: [keyof typeof doubles | 'rest', SdkCall]) {
      nowMs += 400
      if (on === 'rest') {
        const [method = '', path = ''] = call.method.split(' ')
        const headers = {
          authorization: 'Bearer token-1',
          accept: 'application/json',
          'content-type': 'application/json',
        }
        const [body = {}] = call.args
        intercom.answer({ method, url: `https://api.intercom.io${path}`, headers, body })
        return undefined
      }
      if (on === 'web' && call.method === 'reload') doubles.web.reload()
      else if (on === 'web' && call.method === 'writeMessage') doubles.web.writeMessage()
      else return doubles[on].call(call)
      return undefined
    },
  }
}

/** Each event belongs to somebody, each identity to one, and each company counts its members. */
function expectConsistent({ users, leads, visitors = [], events, companies }: WorkspaceState) {
  const everybody = [...users, ...leads, ...visitors].map(({ id }) => id)
  expect(new Set(everybody).size).toBe(everybody.length)
  const ids = [...users, ...leads].map(({ id }) => id)
  const userIds = users.flatMap(({ user_id }) => user_id ?? [])
  expect(new Set(userIds).size).toBe(userIds.length)
  for (const event of events) expect(ids).toContain(event['intercom_user_id'])
  for (const { company_id, user_count } of companies) {
    const members = users.filter((user) =>
      (user['companies'] as { companies: JsonObject[] }).companies.some((one) => one['company_id'] === company_id),
    )
    expect(members).toHaveLength(user_count as number)
  }
}

describe('any sequence of any calls', () => {
  it('is answered, and leaves a workspace that is consistent and can be loaded again', () => {
    fc.assert(
      fc.property(
        fc.array(command, { minLength: 1, maxLength: 20 }),
        fc.constantFrom<Record<string, string>>({}, { ios: 'secret' }),
        (commands, secrets) => {
          const { intercom, play, state } = world(secrets)
          for (const one of commands) {
            const delivered = play(one)
            if (delivered === undefined) continue
            expect(isDelivered.Check(delivered)).toBe(true)
            expect(delivered.call).toBe(one[1])
            expect(delivered.says?.length ?? 0).toBeLessThan(1500)
          }
          const end = state()
          expect(isState.Check(end)).toBe(true)
          expectConsistent(end)
          intercom.replaceState('token-2', JSON.parse(JSON.stringify(end)))
          expect(JSON.stringify(intercom.state('token-2'))).toBe(JSON.stringify(end))
          expect(Object.keys(Object.prototype)).toEqual([])
        },
      ),
      { numRuns: 2000, seed: 20_201_123 },
    )
  })

  it('changes nothing where a call is ignored or refused', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), command, (before, last) => {
        const { play, state } = world({ web: 'secret' })
        for (const one of before) play(one)
        const held = state()
        const delivered = play(last)
        if (delivered !== undefined && delivered.effect !== 'taken') expect(state()).toEqual(held)
      }),
      { numRuns: 2000, seed: 20_201_123 },
    )
  })
})

describe('hostile arguments', () => {
  it.each([501, 100_000])('are refused with %i levels of nesting', (depth) => {
    const deep = JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as JsonValue
    const { play } = world({})
    play(['web', { method: 'boot', args: [{ app_id: appId }] }])
    expect(play(['web', { method: 'update', args: [{ user_id: 'u-1', deep }] }])).toMatchObject({
      effect: 'refused',
      says: '400 bad_request: The arguments are nested too deeply',
    })
    expect(play(['web', { method: 'update', args: [{ user_id: 'u-1' }] }])).toMatchObject({ effect: 'taken' })
  })
})
