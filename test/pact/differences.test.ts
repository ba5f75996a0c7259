import { expect, it } from 'vitest'
import { differencesOf } from '../../src/pact/differences.ts'

const body = (path: string, mismatch: string) => ({ type: 'BodyMismatch', path, mismatch })

it.for([
  [body('$[3].statusCode', 'Expected 200 (Integer) to be equal to 400 (Integer)'), '$[3].statusCode is 200, not 400'],
  [
    body('$.name', "Expected 'Ada undefined' (String) to be equal to 'Ada' (String)"),
    "$.name is 'Ada undefined', not 'Ada'",
  ],
  [
    body('$[1].statusCode', "Expected '200' to match '^(400|298)$'"),
    "$[1].statusCode is '200', which does not match '^(400|298)$'",
  ],
  [body('$', 'Actual map is missing the following keys: errors, type'), 'the body lacks errors, type'],
  [
    body('/', 'Variant at index 3 ({"a":"(b)"}) was not found in the actual list'),
    'the body holds nothing like {"a":"(b)"}',
  ],
  [body('$.output', 'Expected a List with 4 elements but received 5 elements'), '$.output holds 5, not 4'],
  [
    body('$.a', 'Type mismatch: Expected [{"a":"(b)"}] (Array) to be the same type as {"a":1} (Object)'),
    '$.a is of the type Array, not Object',
  ],
  [body('/', 'Expected body Present(74 bytes, application/json) but was empty'), 'the body is empty'],
  [body('$.a', 'Something that no version says yet'), '$.a: Something that no version says yet'],
  [{ type: 'StatusMismatch', actual: 202, expected: 404 }, 'status 202, not 404'],
  [
    { type: 'HeaderMismatch', key: 'X', mismatch: "Mismatch with header 'X': Expected a, got b" },
    'header X: Expected a, got b',
  ],
] as const)('what differs is told with what came first: %j', ([mismatch, says]) => {
  expect(differencesOf([mismatch])).toEqual([says])
})

it('differences are told in one order, whatever order Pact gives them in', () => {
  const mismatches = [
    body('$[10].a', 'Actual map is missing the following keys: b'),
    { type: 'HeaderMismatch', key: 'X', mismatch: 'it is missing' },
    body('$[2].a', 'Actual map is missing the following keys: b'),
    { type: 'StatusMismatch', actual: 500, expected: 200 },
  ]
  const told = ['status 500, not 200', 'header X: it is missing', '$[2].a lacks b', '$[10].a lacks b']
  expect(differencesOf(mismatches)).toEqual(told)
  expect(differencesOf(mismatches.toReversed())).toEqual(told)
})
