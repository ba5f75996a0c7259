import type { Connection, Scenario, Step } from '../../contracts/wire/index.ts'

/** A journey that is played on the models, and what it is about. */
export interface PublishedJourney {
  /** Names its App ID, so that each journey is a case of the trace. */
  name: string
  about: string
  steps: Step[]
}

/** The documentation's samples first, then what apps were seen to do. */
export const journeys: readonly PublishedJourney[] = [
  {
    name: 'documentation',
    about: "The documentation's identify and track.",
    steps: [
      {
        phone: {
          identify: '1hKOmRA4GRlm',
          traits: {
            name: 'Alex Keener',
            email: 'alex@example.com',
            company: { id: 'group01', name: 'Tech Group' },
            createdAt: 'Mon May 19 2019 18:34:24 GMT+0000 (UTC)',
          },
        },
      },
      { phone: { track: 'Order Completed', properties: { revenue: 77.95, currency: 'USD' } } },
    ],
  },
  {
    name: 'custom-traits',
    about: 'A person of whom more is known than the mapping names.',
    steps: [
      {
        phone: {
          identify: 'u-ada',
          typedTraits: { firstName: 'Ada', lastName: 'Byron' },
          traits: { email: 'ada@example.com', plan: 'pro', address: { city: 'London' } },
        },
      },
      { phone: { track: 'Basket Saved', properties: { items: [{ sku: 'A-1' }, { sku: 'A-2' }] } } },
    ],
  },
  {
    name: 'text-company',
    about: 'A company given as text.',
    steps: [{ phone: { identify: 'u-kim', traits: { name: 'Kim', email: 'kim@example.com', company: 'Acme' } } }],
  },
  {
    name: 'numeric-company',
    about: 'A company with a number as id.',
    steps: [{ phone: { identify: 'u-lee', traits: { name: 'Lee', company: { id: 5, name: 'Acme' } } } }],
  },
  {
    name: 'left-company',
    about: 'A person leaves a company.',
    steps: [
      { phone: { identify: 'u-max', traits: { name: 'Max', company: { id: 'co-1', name: 'Acme', remove: true } } } },
    ],
  },
  {
    name: 'second-person',
    about: 'The next person logs in without a logout of the one before.',
    steps: [
      { phone: { identify: 'u-ada', traits: { name: 'Ada' } } },
      { phone: { identify: 'u-bob', traits: { name: 'Bob' } } },
    ],
  },
  {
    name: 'after-logout',
    about: 'The app is used on after a logout, by nobody.',
    steps: [
      { phone: { identify: 'u-ada', traits: { name: 'Ada' } } },
      { phone: { reset: true } },
      { phone: { track: 'Tour Started' } },
    ],
  },
]

/** A journey as a scenario over one connection, in a workspace of its own. */
export const scenarioOf = ({ name, about, steps }: PublishedJourney, connection: Connection): Scenario => ({
  about,
  connections: [connection],
  settings: { appId: name },
  people: { phone: { anonymousId: 'anon-1' } },
  steps,
  // biome-ignore lint/suspicious/noThenProperty: the word of the format.
  then: {},
})
