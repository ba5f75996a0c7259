import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { entry, entryOf, objectOf, oneOfThese } from './entries.ts'
import { email } from './identifiers.ts'
import { plainText } from './text.ts'
import { anyTime } from './time.ts'
import { collision, customEntries, scalar } from './values.ts'

const link = { url: 'https://shop.test/o/1', value: 'Order 1' }

/** What Intercom shows as a link (`url` and `value`, both text), and what only resembles one. */
export const richLink: fc.Arbitrary<JsonValue> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(plainText, plainText).map(([url, value]) => ({ url, value })) as fc.Arbitrary<JsonValue>,
  },
  {
    weight: 3,
    arbitrary: oneOfThese(
      ...[link, { ...link, note: 'new' }, { ...link, tags: ['a'] }, { url: link.url }, { ...link, value: 1 }],
      ...[
        { url: '', value: '' },
        { ...link, url: null },
        { ...link, amount: 1, currency: 'usd' },
      ],
    ),
  },
)

/** What Intercom shows as money (a number `amount` and a text `currency`), and what only resembles it. */
export const amount: fc.Arbitrary<JsonValue> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: -10, max: 500_000 }), fc.constantFrom('usd', 'EUR', 'jpy', 'points', ''))
      .map(([cents, currency]) => ({ amount: cents, currency })) as fc.Arbitrary<JsonValue>,
  },
  {
    weight: 3,
    arbitrary: oneOfThese(
      ...[{ amount: 34.99, currency: 'usd' }, { amount: '34', currency: 'usd' }, { amount: 100 }],
      ...[
        { amount: 1, currency: null },
        { amount: 5, currency: 'usd', taxed: true },
      ],
    ),
  },
)

const richNames = fc.constantFrom('order', 'price', 'link', 'total.sum', 'a', 'url', 'amount')

/** A rich link or an amount where it is no direct property. */
const rich = fc.oneof(richLink, amount)
const buried: fc.Arbitrary<JsonValue> = fc
  .tuple(fc.constantFrom('cart', 'list'), rich)
  .map(([place, object]) => (place === 'cart' ? { best: object } : [object]))

/** The properties of a track. */
export const properties: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    weight: 20,
    arbitrary: objectOf(
      [
        entryOf(richNames, richLink, 22),
        entryOf(richNames, amount, 22),
        entryOf(richNames, buried, 10),
        entryOf(fc.constantFrom('due_date', 'order_date'), anyTime, 14),
        entry('revenue', oneOfThese(77.95, 0, '12', null), 8),
        entry('currency', oneOfThese('USD', ''), 6),
        entry('price', scalar, 4),
        entry('email', email, 6),
        entryOf(fc.constantFrom('event_name', 'user_id', 'created_at'), scalar, 6),
        ...customEntries,
      ],
      { entriesMax: 8 },
    ),
  },
  { weight: 1, arbitrary: collision },
  { weight: 3, arbitrary: objectOf(customEntries, { entriesMin: 10, entriesMax: 16 }) },
)
