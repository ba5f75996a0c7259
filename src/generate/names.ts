import fc from 'fast-check'
import { madeId, plainText } from './text.ts'

/** Names as apps choose them. */
const ordinaryNames = [
  ...['plan', 'role', 'age', 'city', 'score', 'active', 'tags', 'address', 'Plan', 'Größe', '人', 'favorite color'],
  ...[
    'renewed_at',
    'trial_at',
    'due_date',
    'ship_date',
    'a',
    'b',
    'a_b',
    'items',
    'items_0',
    'plan_name',
    'seat count',
  ],
]

/** Names that mean something to RudderStack, to Intercom or to a programming language. */
const loadedNames = [
  ...['user_id', 'company_id', 'companies', 'custom_attributes', 'signed_up_at', 'created_at', 'event_name', 'type'],
  ...['last_request_at', 'unsubscribed_from_emails', 'metadata', 'device_type', 'os.name', 'app_version', 'pages'],
  ...['users', 'id_', 'length', 'toString', 'hasOwnProperty', 'valueOf', 'undefined', '0', '-1', 'anonymousId'],
]

/** Names that Intercom renames or refuses, or that say nothing. */
const awkwardNames = [
  ...['a.b', 'plan.name', 'items.0', 'items[0]', '$set', 'a$', '~', '`x`', 'wow!', 'a@b', '#1', '100%', 'x^2', 'a & b'],
  ...['*', "it's", '{x}', '[y]', 'a|b', 'c:\\d', '"q"', '', ' ', ' plan ', 'nul\u0000key', '_', '.', 'a..b', '👍'],
]

/** The name of a trait or property. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...ordinaryNames) },
  { weight: 2, arbitrary: fc.constantFrom(...loadedNames) },
  { weight: 2, arbitrary: fc.constantFrom(...awkwardNames) },
  { weight: 2, arbitrary: madeId },
  { weight: 2, arbitrary: plainText },
)

/** Names with which a careless merge reaches a prototype (G8). */
export const hostileName = fc.constantFrom('__proto__', 'constructor', 'prototype')
