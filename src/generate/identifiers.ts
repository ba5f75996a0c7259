import fc from 'fast-check'
import type { JsonValue } from '../../contracts/wire/index.ts'
import { oneOfThese } from './entries.ts'
import { madeId } from './text.ts'

/** Over the limit of 255 (I5). Always the same ones, so that events of one case meet in them. */
const longUserId = `${'u'.repeat(256)}-end`
const longEmail = `${'mail'.repeat(64)}@example.com`
const longGroupId = `${'g'.repeat(300)}`

/** What stands in the place of an identifier and is none. */
export const noIdentifier: fc.Arbitrary<JsonValue> = oneOfThese(
  '',
  '',
  ' ',
  null,
  null,
  '\t\n',
  true,
  false,
  {},
  [],
  { id: 'u-inside' },
  ['u-listed'],
)

const sound = (ids: readonly string[]) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<JsonValue[]>(...ids) },
    { weight: 2, arbitrary: oneOfThese(7, 42, 1_234_567) },
    { weight: 5, arbitrary: madeId as fc.Arbitrary<JsonValue> },
  )

const odd = oneOfThese(
  0,
  -7,
  1.5,
  1e21,
  2 ** 53 + 2,
  '0',
  ' u-blanks ',
  'undefined',
  'ü-日本',
  'a/b?c=d&e',
  'nul\u0000',
  '\ud800id',
)

const identifier = (ids: readonly string[], long: string): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    { weight: 20, arbitrary: sound(ids) },
    { weight: 6, arbitrary: noIdentifier },
    { weight: 2, arbitrary: odd },
    { weight: 2, arbitrary: fc.constant(long) },
  )

/** A user id, mostly a sound one. */
export const userId: fc.Arbitrary<JsonValue> = identifier(['u-1', 'u-2', 'U-1', 'Ada@Home'], longUserId)

/** An id that an SDK made up for a device. */
export const anonymousId: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 8, arbitrary: oneOfThese('anon-1', '6f2a0f0c-3b1e-4d52-9a75-0c1d2e3f4a5b', 'anon-2') },
  { weight: 2, arbitrary: noIdentifier },
  { weight: 1, arbitrary: oneOfThese(12, 0, `${'n'.repeat(280)}`) },
)

/** The id of a group. */
export const groupId: fc.Arbitrary<JsonValue> = identifier(['g-1', 'g-2', 'ACME', 'Acme Inc.'], longGroupId)

/** An email address, mostly a sound one. */
export const email: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 14, arbitrary: oneOfThese('ada@example.com', 'bob@example.org', 'Ada.B+tag@Example.com') },
  { weight: 6, arbitrary: madeId.map((name): JsonValue => `${name}@Example.com`) },
  { weight: 4, arbitrary: noIdentifier },
  { weight: 2, arbitrary: oneOfThese('no address', 42, 0, 'ü@exämple.com', ' ada@example.com ') },
  { weight: 1, arbitrary: fc.constant(longEmail) },
)

/** Identifiers over the limit. */
export const longIdentifiers = { userId: longUserId, email: longEmail, groupId: longGroupId }
