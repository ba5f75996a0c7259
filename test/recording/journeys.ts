import type { Journey } from './journey.ts'

const documentedDate = 'Mon May 19 2019 18:34:24 GMT+0000 (UTC)'

/** What is recorded: the documentation's cases, and the values that apps really pass. */
export const journeys: readonly Journey[] = [
  {
    name: 'every-documented-trait',
    steps: [
      {
        identify: '1hKOmRA4GRlm',
        traits: {
          email: 'alex@example.com',
          name: 'Alex Keener',
          phone: '+1 202 555 0143',
          firstName: 'Alex',
          lastName: 'Keener',
          company: { id: 'group01', name: 'Tech Group', plan: 'enterprise', size: 50, industry: 'Software' },
          createdAt: documentedDate,
          unsubscribedFromEmails: false,
          avatar: 'https://example.com/alex.png',
          age: 41,
          plan: 'pro',
        },
      },
    ],
  },
  {
    name: 'name-in-parts',
    steps: [
      { identify: 'u-1', traits: { firstName: 'Ada', lastName: 'Byron' } },
      { identify: 'u-2', traits: { firstName: 'Bob' } },
      { identify: 'u-3', traits: { first_name: 'Cyd', last_name: 'Charisse' } },
    ],
  },
  {
    name: 'sign-up-times',
    steps: [
      { identify: 'u-1', traits: { createdAt: documentedDate } },
      { identify: 'u-2', traits: { createdAt: '2019-05-19T18:34:24.000Z' } },
      { identify: 'u-3', traits: { createdAt: { $date: '2019-05-19T18:34:24.000Z' } } },
      { identify: 'u-4', traits: { createdAt: 1558290864000 } },
      { identify: 'u-5', traits: { createdAt: '1558290864' } },
      { identify: 'u-6', traits: { createdAt: 'soon' } },
    ],
  },
  {
    name: 'company-joined-and-left',
    steps: [
      { identify: 'u-1', traits: { company: { id: 'c-1', name: 'Corner Bakery' } } },
      { identify: 'u-1', traits: { company: { id: 'c-1', remove: true } } },
      { identify: 'u-1', traits: { company: { id: 'c-1', remove: false } } },
    ],
  },
  {
    name: 'companies-of-all-kinds',
    steps: [
      { identify: 'u-1', traits: { company: { name: 'Corner Bakery' } } },
      { identify: 'u-2', traits: { company: 'Corner Bakery' } },
      { identify: 'u-3', traits: { company: { id: 4711, name: 'Corner Bakery', employees: 7 } } },
      { identify: 'u-4', traits: { company: { industry: 'Baking' } } },
      { identify: 'u-5', traits: { company: {} } },
    ],
  },
  {
    name: 'nested-traits',
    steps: [
      {
        identify: 'u-1',
        traits: {
          plan: 'pro',
          address: { city: 'London', geo: { lat: 51.5, lon: -0.1 } },
          tags: ['early', { campaign: 'spring' }, null, 7],
          nothing: {},
          none: [],
          seen_at: '2024-01-02T03:04:05Z',
          born: { $date: '1815-12-10T00:00:00.000Z' },
        },
      },
      { identify: 'u-1', traits: { address: { street: 'Dorset Street' }, tags: ['late'] } },
    ],
  },
  {
    name: 'falsy-traits',
    steps: [{ identify: 'u-1', traits: { seats: 0, vip: false, nickname: '', fax: null, score: -1.5 } }],
  },
  {
    name: 'awkward-names',
    steps: [
      {
        identify: 'u-1',
        traits: { 'lifetime.value': 1200, $initial: 'news', 'a[0]': 'x', '50% off': true, größe: 'XL', '🦊': 'fox' },
      },
      { track: 'Price.Seen $', properties: { 'net.price': 1, '€': 2 } },
    ],
  },
  {
    name: 'unsubscribed',
    steps: [
      { identify: 'u-1', traits: { email: 'ada@example.com', unsubscribedFromEmails: true } },
      { identify: 'u-2', traits: { email: 'bob@example.com' }, context: { unsubscribedFromEmails: true } },
      { identify: 'u-1', traits: { unsubscribedFromEmails: false } },
    ],
  },
  { name: 'no-traits', steps: [{ identify: 'u-1', traits: {} }, { identify: 'u-1' }] },
  {
    name: 'numeric-ids',
    steps: [{ identify: 42, traits: { email: 'ada@example.com' } }, { track: 'Opened' }, { group: 7 }],
  },
  {
    name: 'email-alone',
    steps: [
      { identify: null, traits: { email: 'ada@example.com', name: 'Ada Byron' } },
      { track: 'Newsletter Opened', properties: { issue: 12 }, context: { traits: { email: 'ada@example.com' } } },
      { identify: 'u-1', traits: { plan: 'pro' } },
    ],
  },
  {
    name: 'nobody',
    steps: [
      { track: 'Opened' },
      { identify: null, traits: { plan: 'free' } },
      { group: 'c-1', traits: { name: 'Corner Bakery' } },
    ],
  },
  {
    name: 'anonymous-as-user',
    settings: { sendAnonymousId: true },
    steps: [
      { track: 'Opened' },
      { identify: null, traits: { plan: 'free' } },
      { track: 'Closed', properties: { door: 'front' } },
      { group: 'c-1', traits: { name: 'Corner Bakery' } },
      { identify: 'u-1', traits: { email: 'ada@example.com' } },
    ],
  },
  {
    name: 'order',
    steps: [
      { identify: 'u-1', traits: { email: 'ada@example.com' } },
      {
        track: 'Order Completed',
        properties: {
          order_id: 'o-1',
          revenue: 77.95,
          gift: false,
          discount: 0,
          note: '',
          coupon: null,
          delivery_date: { $date: '2026-03-09T00:00:00.000Z' },
          invoice: { url: 'https://shop.example.com/i/17', value: 'No. 17' },
          price: { amount: 7795, currency: 'eur' },
          shipping: { method: 'bike', address: { city: 'London' } },
          items: [{ sku: 'a-1', price: { amount: 3495, currency: 'eur' } }, { sku: 'b-2' }],
          empty: [],
        },
      },
      { track: 'Opened' },
      { track: 'Opened', properties: {} },
    ],
  },
  {
    name: 'group-of-a-known-user',
    steps: [
      { identify: 'u-1', traits: { email: 'ada@example.com', name: 'Ada Byron' } },
      {
        group: 'c-1',
        traits: {
          name: 'Corner Bakery',
          plan: 'enterprise',
          website: 'https://bakery.example.com',
          industry: 'Baking',
          size: 12,
          monthlySpend: 250,
          email: 'hello@bakery.example.com',
          address: { city: 'London' },
          ovens: 0,
        },
      },
    ],
  },
  {
    name: 'page-view',
    steps: [
      { identify: 'u-1', traits: { email: 'ada@example.com' } },
      { page: 'Best Seller', properties: { shelf: 3 } },
    ],
  },
  {
    name: 'shared-tablet',
    steps: [
      { identify: 'u-1', traits: { name: 'Ada Byron', phone: '+44 20 7946 0958', plan: 'pro' } },
      { track: 'Checked In', properties: { table: 4 } },
      { reset: true },
      { track: 'Looked Around' },
      { identify: 'u-2', traits: { email: 'bob@example.com' } },
      { track: 'Checked In', properties: { table: 7 } },
    ],
  },
  {
    name: 'switch-without-reset',
    steps: [
      { identify: 'u-1', traits: { name: 'Ada Byron', plan: 'pro' } },
      { identify: 'u-2', traits: { email: 'bob@example.com' } },
    ],
  },
  {
    name: 'context-collected',
    settings: { collectContext: true },
    steps: [
      {
        identify: 'u-1',
        traits: { email: 'ada@example.com' },
        context: {
          device: { type: 'Android', model: 'Pixel 8', manufacturer: 'Google' },
          os: { name: 'Android', version: '14' },
          app: { name: 'Shop', version: '1.2.3' },
        },
      },
      { identify: 'u-1', traits: { plan: 'pro' } },
    ],
  },
  {
    name: 'user-hash',
    steps: [
      {
        identify: 'u-1',
        traits: { email: 'ada@example.com' },
        integrations: { All: true, Intercom: { user_hash: 'a5d1e0f2c3b4' } },
      },
    ],
  },
]
