import fc from 'fast-check'
import { type Connection, isCloud, type JsonObject, type Scenario } from '../../contracts/wire/index.ts'
import { castOnDevice, onDevice } from './device-journey.ts'
import { entry, objectOf, oneOfThese } from './entries.ts'
import type { Cast, Move } from './journey-moves.ts'
import { tell } from './journey-steps.ts'

/** A journey of one or more people over one connection, in the vocabulary of scenario files. */
export interface GeneratedJourney {
  connection: Connection
  scenario: Omit<Scenario, 'then' | 'about' | 'connections'>
}

/** Traits whose place in Intercom a *must* line names, in a form that every correct implementation reads alike. */
const traits: fc.Arbitrary<JsonObject> = objectOf(
  [
    entry('name', oneOfThese('Ada Byron', 'Søren', '李')),
    entry('firstName', oneOfThese('Ada', 'José')),
    entry('lastName', oneOfThese('Byron', 'Ng')),
    entry('phone', oneOfThese('+44 20 7946 0958', '112')),
    entry('createdAt', oneOfThese('2019-05-19T18:34:24Z', 'Mon May 19 2019 18:34:24 GMT+0000 (UTC)')),
    entry('unsubscribedFromEmails', oneOfThese(true, false)),
    entry('plan', oneOfThese('free', 'pro')),
    entry('score', oneOfThese(0, 7, 12.5)),
    entry('vip', oneOfThese(true, false)),
  ],
  { entriesMax: 3 },
)

const properties: fc.Arbitrary<JsonObject> = objectOf(
  [
    entry('revenue', oneOfThese(77.95, 0)),
    entry('currency', oneOfThese('USD', 'EUR')),
    entry('items', oneOfThese(1, 12)),
    entry('coupon', oneOfThese('SPRING', 'Ümlaut')),
    entry('price', oneOfThese({ amount: 1250, currency: 'usd' })),
    entry('order', oneOfThese({ url: 'https://shop.test/o/1', value: 'Order 1' })),
  ],
  { entriesMax: 3 },
)

const groupTraits: fc.Arbitrary<JsonObject> = objectOf(
  [entry('plan', oneOfThese('basic', 'gold')), entry('size', oneOfThese(3, 0)), entry('tier', oneOfThese('one', 2))],
  { entriesMax: 2 },
)

const who = fc.nat({ max: 2 })
const place = fc.nat({ max: 2 })
const either = fc.nat({ max: 1 })

const company = fc.option(fc.record({ place, leaves: fc.constantFrom(false, false, true) }), {
  nil: undefined,
  freq: 2,
})

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      verb: fc.constant('identify' as const),
      who,
      userId: fc.option(place, { nil: undefined, freq: 4 }),
      email: fc.option(either, { nil: undefined, freq: 2 }),
      traits,
      company,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      verb: fc.constant('track' as const),
      who,
      event: fc.constantFrom('Order Completed', 'Signed In'),
      properties,
    }),
  },
  { weight: 3, arbitrary: fc.record({ verb: fc.constant('group' as const), who, place, traits: groupTraits }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('page' as const), who }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('reset' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ verb: fc.constant('wait' as const), time: fc.constantFrom('90s', '5m', '2h', '1d') }),
  },
)

const cast: fc.Arbitrary<Cast> = fc.record({
  sendAnonymousId: fc.constantFrom(false, false, true),
  collectContext: fc.boolean(),
  updateLastRequestAt: fc.constantFrom(true, false),
  /** For each of the three: the address of somebody who is never known by anything else, or none. */
  addresses: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(undefined, undefined, undefined, 0, 1))),
  iphones: fc.tuple(...[0, 1, 2].map(() => fc.boolean())),
  companiesByName: fc.constantFrom(false, false, false, true),
})

/**
 * Journeys of up to three people: sign-ups, purchases, companies joined and left, several devices of one person, log-outs.
 * They go only where every correct implementation and Intercom itself leave the same end: no email belongs to two people, who
 * is known by an email alone never gets a user id, and nobody leaves a company that is not there. They shrink by losing steps.
 */
export function arbitraryJourney(connections: readonly Connection[]): fc.Arbitrary<GeneratedJourney> {
  return fc
    .record({
      connection: fc.constantFrom(...connections),
      cast,
      moves: fc
        .array(move, { maxLength: 14, size: 'max' })
        .filter((moves) => moves.some(({ verb }) => verb !== 'wait')),
    })
    .map(({ connection, cast, moves }) => {
      const certain = isCloud(connection) ? moves : onDevice(connection, moves)
      return { connection, scenario: tell(connection, castOnDevice(connection, cast), certain) }
    })
}

/** A server remembers no traits: a name whose parts are told at different times is another one there. */
function withWholeName(move: Move): Move {
  if (move.verb !== 'identify') return move
  const { firstName, lastName, ...traits } = move.traits
  return { ...move, traits }
}

/**
 * Journeys of one person over any connection whatever, whose ends can be compared (E1): known by a user id from the start, nothing that
 * only some connections can do, and settings as they are by default.
 */
export const arbitrarySharedJourney: fc.Arbitrary<GeneratedJourney['scenario']> = fc
  .record({ cast, moves: fc.array(move, { minLength: 1, maxLength: 14, size: 'max' }) })
  .map(({ cast, moves }) => {
    const common = onDevice('ios-device', moves)
      .filter(({ verb }) => verb !== 'group' && verb !== 'page')
      .map(withWholeName)
    const { settings, ...journey } = tell('ios-device', castOnDevice('ios-device', cast), common)
    return journey
  })
