import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { entry, objectOf, oneOfThese } from '../entries.ts'
import { familyNames, givenNames, languages, mailProviders, plans, roles, tagNames } from './words.ts'

/** What chance decides of one person; numbers and times are made of it by place. */
export interface DrawnPerson {
  given: string
  family: string
  kind: 'user' | 'lead'
  /** A number that the company is made of; nobody's where absent. */
  company: number | undefined
  plan: (typeof plans)[number]
  mailProvider: string
  hasEmail: boolean
  daysAgo: number
  secondOfDay: number
  role: (typeof roles)[number]
  language: (typeof languages)[number]
  seats: number
  isUnsubscribed: boolean
  tags: readonly string[]
  events: readonly DrawnEvent[]
}

export interface DrawnEvent {
  name: string
  /** When it happened, between joining (0) and now (1). */
  when: number
  metadata: JsonObject | undefined
}

const price = fc.integer({ min: 5, max: 400 }).map((units): JsonValue => ({ amount: units * 100, currency: 'usd' }))
const report = fc
  .integer({ min: 1, max: 900 })
  .map((n): JsonValue => ({ url: `https://app.example/reports/${n}`, value: `Report ${n}` }))
const order = [
  entry('total', price, 3),
  entry('items', fc.integer({ min: 1, max: 9 }), 2),
  entry('coupon', oneOfThese('SPRING', 'WELCOME')),
]

const named = (name: string, metadata: fc.Arbitrary<JsonObject | undefined> = fc.constant(undefined)) =>
  metadata.map((given) => ({ name, metadata: given }))

/** Events as a shop or a tool sends them, each with the metadata that belongs to it. */
const event = fc.oneof(
  { weight: 3, arbitrary: named('signed-in') },
  { weight: 2, arbitrary: named('viewed-dashboard') },
  { weight: 2, arbitrary: named('completed-order', objectOf(order, { entriesMin: 1, entriesMax: 3 })) },
  { weight: 2, arbitrary: named('exported-report', fc.record({ report })) },
  { weight: 1, arbitrary: named('invited-teammate', fc.record({ role: oneOfThese(...roles) })) },
  { weight: 1, arbitrary: named('changed-plan', fc.record({ plan: oneOfThese(...plans) })) },
)

/** One person of a believable workspace: nine of ten are users, most of them of a company. */
export const drawnPerson: fc.Arbitrary<DrawnPerson> = fc.noBias(
  fc.record({
    given: fc.constantFrom(...givenNames),
    family: fc.constantFrom(...familyNames),
    kind: fc.integer({ min: 0, max: 9 }).map((n): DrawnPerson['kind'] => (n === 0 ? 'lead' : 'user')),
    company: fc.integer({ min: 0, max: 2 ** 30 }).map((n) => (n % 5 === 0 ? undefined : n)),
    plan: fc.constantFrom(...plans),
    mailProvider: fc.constantFrom(...mailProviders),
    hasEmail: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    daysAgo: fc.integer({ min: 1, max: 700 }),
    secondOfDay: fc.integer({ min: 0, max: 86_399 }),
    role: fc.constantFrom(...roles),
    language: fc.constantFrom(...languages),
    seats: fc.integer({ min: 1, max: 40 }),
    isUnsubscribed: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
    tags: fc.array(fc.constantFrom(...tagNames), { maxLength: 2 }),
    events: fc.array(
      fc.tuple(event, fc.integer({ min: 0, max: 10_000 })).map(([drawn, when]) => ({ ...drawn, when: when / 10_000 })),
      { maxLength: 6, size: 'max' },
    ),
  }),
)
