import fc from 'fast-check'
import type { JsonValue } from '../../contracts/wire/index.ts'
import { entry, objectOf, oneOfThese } from './entries.ts'
import { groupId, noIdentifier } from './identifiers.ts'
import { text } from './text.ts'
import { anyTime } from './time.ts'
import { customEntries, scalar, value } from './values.ts'

/** The name of a company: text, seldom anything else. */
export const companyName: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: oneOfThese('Acme', 'Ünited Søftware', 'Acme ', '42 Inc.') },
  { weight: 2, arbitrary: text as fc.Arbitrary<JsonValue> },
  { weight: 1, arbitrary: noIdentifier },
  { weight: 1, arbitrary: oneOfThese(42, 0) },
)

const wholeOrText: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 50_000 }) as fc.Arbitrary<JsonValue> },
  {
    weight: 2,
    arbitrary: oneOfThese('42', '120.5', 12.5, 0, '', 'many', '1e3', '0x10', ' 7 ', '1,000', 'Infinity', 'NaN'),
  },
  { weight: 1, arbitrary: value },
)

/** Fields that Intercom keeps of a company, under RudderStack's names: of a company trait (U11) and of a group (C2). */
export const companyFields = [
  entry('plan', fc.oneof({ weight: 4, arbitrary: oneOfThese('pro', 'free', 3) }, { weight: 1, arbitrary: value }), 4),
  entry('size', wholeOrText, 4),
  entry('website', fc.oneof({ weight: 3, arbitrary: oneOfThese('https://acme.test') }, value), 2),
  entry('industry', fc.oneof({ weight: 3, arbitrary: oneOfThese('Mining') }, scalar), 2),
  entry('monthlySpend', wholeOrText, 4),
  entry('createdAt', anyTime, 4),
] as const

const parts = [
  entry('id', groupId, 14),
  entry('name', companyName, 10),
  entry('remove', oneOfThese(true, true, false, 'true', null, 1, 'false', {}), 8),
  entry('company_id', oneOfThese('co-alias', 9, '', 'g-1'), 8),
  ...companyFields,
  ...customEntries.map(({ weight, arbitrary }) => ({ weight: Math.ceil(weight / 15), arbitrary })),
]

const companyObject = objectOf(parts, { entriesMax: 6 })

/** The company that an identify names, in every shape that apps were seen to give it. */
export const company: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 14, arbitrary: companyObject as fc.Arbitrary<JsonValue> },
  { weight: 4, arbitrary: companyName },
  {
    weight: 2,
    arbitrary: fc.array(fc.oneof(companyObject, companyName), { maxLength: 2, size: 'max' }) as fc.Arbitrary<JsonValue>,
  },
  { weight: 2, arbitrary: oneOfThese(null, {}, [], '', 0, true, { id: null, name: '' }, { id: {}, name: 'Acme' }) },
)
