import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Connection, Event, JsonObject, JsonValue, Settings } from '../../contracts/wire/index.ts'
import { transform } from '../../src/transformer/index.ts'
import { runs } from '../depth.ts'
import { anyEvent, anyJson, attributes, cloudConnection } from './transformer-arbitraries.ts'

const settings = fc.record({
  apiKey: fc.constant('token-1'),
  collectContext: fc.boolean(),
  sendAnonymousId: fc.boolean(),
})
const input = fc.record({ connection: cloudConnection, settings, event: anyEvent })

/** The bodies of what an event causes; none where it is dropped. */
function bodies(given: { connection: Connection; settings: Settings; event: Event }): JsonObject[] {
  const outcome = transform(given)
  return outcome.kind === 'requests' ? outcome.requests.map(({ body }) => body as JsonObject) : []
}

describe('whatever the event', () => {
  test('nothing is thrown, and what is dropped has a reason', () => {
    fc.assert(
      fc.property(fc.record({ connection: anyJson, settings: anyJson, event: anyJson }), input, (nonsense, sound) => {
        for (const given of [nonsense as unknown as typeof sound, sound]) {
          const outcome = transform(given)
          if (outcome.kind === 'dropped') expect(outcome.reason).toMatch(/^[A-Z].{10,300}\.$/)
          else expect(outcome.kind).toBe('requests')
        }
      }),
      { numRuns: runs(2_000) },
    )
  })

  test('the same input gives the same outcome', () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(JSON.stringify(transform(structuredClone(given)))).toBe(JSON.stringify(transform(given)))
      }),
    )
  })

  test('the input is not touched', () => {
    fc.assert(
      fc.property(input, (given) => {
        const before = JSON.stringify(given)
        transform(frozen(given))
        expect(JSON.stringify(given)).toBe(before)
      }),
    )
  })

  test('no value is undefined or a number that JSON cannot write', () => {
    fc.assert(
      fc.property(input, (given) => {
        JSON.stringify(bodies(given), (_, value) => {
          expect(value).toSatisfy((it) => it !== undefined && (typeof it !== 'number' || Number.isFinite(it)))
          return value
        })
      }),
    )
  })

  test('custom attributes are scalars', () => {
    fc.assert(
      fc.property(input, (given) => {
        for (const body of bodies(given)) {
          const companies = (body.companies ?? []) as JsonObject[]
          for (const { custom_attributes } of [body, ...companies]) {
            for (const value of Object.values(custom_attributes ?? {})) expect(isScalar(value)).toBe(true)
          }
        }
      }),
    )
  })

  test('metadata holds scalars, rich links and amounts', () => {
    fc.assert(
      fc.property(input, (given) => {
        for (const { metadata } of bodies({ ...given, event: { ...given.event, type: 'track' } })) {
          for (const value of Object.values(metadata ?? {})) {
            const keys = isScalar(value) ? 'scalar' : Object.keys(value).join()
            expect(['scalar', 'url,value', 'amount,currency']).toContain(keys)
          }
        }
      }),
    )
  })
})

describe('identity', () => {
  test('an identify or track of nobody is dropped', () => {
    const anonymous = fc.record({
      type: fc.constantFrom('identify', 'track'),
      anonymousId: fc.string(),
      properties: attributes,
    })
    fc.assert(
      fc.property(
        anonymous,
        attributes,
        cloudConnection,
        (event, { id: _, userId: __, email: ___, ...traits }, connection) => {
          const named = { ...event, event: 'Sold', timestamp: '2026-01-01', traits, context: { traits } }
          expect(transform({ connection, settings: { apiKey: 'token-1' }, event: named }).kind).toBe('dropped')
        },
      ),
    )
  })

  test('what is sent is short text without outer blanks', () => {
    fc.assert(
      fc.property(input, (given) => {
        for (const { user_id, email, company_id } of bodies(given)) {
          for (const identifier of [user_id, email, company_id].filter((value) => value !== undefined)) {
            expect(identifier).toBeTypeOf('string')
            expect(identifier).toBe((identifier as string).trim())
            expect([...(identifier as string)].length).toBeGreaterThan(0)
            expect([...(identifier as string)].length).toBeLessThanOrEqual(255)
          }
        }
      }),
    )
  })
})

describe('no scalar is lost', () => {
  const send = (event: Event) => bodies({ connection: 'server-cloud', settings: { apiKey: 'token-1' }, event })[0]

  test('of the traits', () => {
    fc.assert(
      fc.property(attributes, (traits) => {
        const user = send({ type: 'identify', userId: 'u1', traits })
        expect(sorted(leaves(user?.custom_attributes))).toEqual(sorted(leaves(traits)))
      }),
    )
  })

  test('of the properties', () => {
    fc.assert(
      fc.property(attributes, (properties) => {
        const recorded = send({ type: 'track', userId: 'u1', event: 'Sold', timestamp: '2026-01-01', properties })
        expect(sorted(leaves(recorded?.metadata))).toEqual(sorted(leaves(properties)))
      }),
    )
  })

  test('of the company', () => {
    fc.assert(
      fc.property(attributes, (rest) => {
        const user = send({ type: 'identify', userId: 'u1', traits: { company: { ...rest, id: 'c1' } } })
        const [company] = (user?.companies ?? []) as JsonObject[]
        expect(sorted(leaves(company))).toEqual(sorted(['c1', ...leaves(rest)]))
      }),
    )
  })

  test('of the group', () => {
    fc.assert(
      fc.property(attributes, (traits) => {
        const company = send({ type: 'group', groupId: 'g1', traits })
        expect(sorted(leaves(company))).toEqual(sorted(['g1', ...leaves(traits)]))
      }),
    )
  })

  test('and a top-level key that needs no change keeps its name', () => {
    fc.assert(
      fc.property(attributes, (traits) => {
        const user = send({ type: 'identify', userId: 'u1', traits })
        for (const [key, value] of Object.entries(traits)) {
          if (/^\w+$/.test(key) && key !== '__proto__' && isScalar(value)) {
            expect(user?.custom_attributes).toHaveProperty([key], value)
          }
        }
      }),
    )
  })
})

describe('time', () => {
  // Within these years a number of seconds cannot be taken for one of milliseconds.
  const moment = fc.date({ min: new Date('1973-04-01'), max: new Date('5000-01-01'), noInvalidDate: true })

  test('whatever form it comes in, whole seconds are sent', () => {
    fc.assert(
      fc.property(moment, (date) => {
        const seconds = Math.floor(date.getTime() / 1000)
        const numbers = [seconds, date.getTime()]
        for (const createdAt of [
          date.toISOString(),
          String(date),
          date.toUTCString(),
          ...numbers,
          ...numbers.map(String),
        ]) {
          const event = { type: 'identify', userId: 'u1', traits: { createdAt } }
          const [user] = bodies({ connection: 'server-cloud', settings: { apiKey: 'token-1' }, event })
          expect(user?.signed_up_at).toBe(seconds)
        }
      }),
    )
  })

  test('any other text is none, and the user is still sent', () => {
    fc.assert(
      fc.property(fc.string(), (createdAt) => {
        fc.pre(!/^\s*[\d.]+\s*$/.test(createdAt))
        const event = { type: 'identify', userId: 'u1', traits: { createdAt } }
        const sent = bodies({ connection: 'server-cloud', settings: { apiKey: 'token-1' }, event })
        expect(sent).toEqual([{ user_id: 'u1' }])
      }),
    )
  })
})

function isScalar(value: JsonValue | undefined): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function leaves(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined) return []
  return isScalar(value) ? [value] : Object.values(value).flatMap(leaves)
}

/** As text, since -0 travels as 0. */
function sorted(values: JsonValue[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort()
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}
