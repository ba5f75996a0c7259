import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import type { Choices } from '../../../mocks/intercom/index.ts'
import { caller, refusalOf } from './caller.ts'

function stored(custom_attributes: JsonValue, choices: Partial<Choices> = {}) {
  const client = caller({ choices })
  const reply = client.post('/users', { user_id: 'u-1', custom_attributes })
  const body = reply.body as JsonObject
  return { refusal: refusalOf(reply), attributes: body['custom_attributes'], lints: client.lints() }
}

describe('custom attributes', () => {
  it('keep text, numbers, booleans and null', () => {
    const given = { text: 'a', number: 1.5, yes: true, none: null }
    expect(stored(given)).toEqual({ refusal: '200', attributes: given, lints: [] })
  })

  it('are renamed where their name holds a special character', () => {
    expect(stored({ 'address.city': 'Rome', 'key[0]': 1, 'a\0b': 2, plain: 3 })).toEqual({
      refusal: '200',
      attributes: { address_city: 'Rome', key_0_: 1, a_b: 2, plain: 3 },
      lints: ['R13', 'R13', 'R13'],
    })
    expect(stored({ 'a.b': 1 }, { specialCharacters: 'kept' }).attributes).toEqual({ 'a.b': 1 })
  })

  it('refuse objects and arrays, or drop them where the setting says so', () => {
    expect(stored({ nested: { a: 1 } }).refusal).toBe(
      "400 parameter_invalid: Custom attribute 'nested' must be a string, number or boolean",
    )
    expect(stored({ list: [] }).refusal).toMatch(/^400/)
    expect(stored({ nested: {}, a: 1 }, { nestedAttributes: 'dropped' })).toEqual({
      refusal: '200',
      attributes: { a: 1 },
      lints: ['R12'],
    })
  })

  it.each([
    ['cut' as const, '200', 255],
    ['kept' as const, '200', 300],
    ['refused' as const, '400 parameter_invalid: long is longer than 255 characters', undefined],
  ])('text over 255 characters is %s as the setting says', (overlongText, refusal, length) => {
    const result = stored({ long: 'x'.repeat(300) }, { overlongText })
    const attributes = (result.attributes ?? {}) as Record<string, string>
    expect([result.refusal, attributes['long']?.length]).toEqual([refusal, length])
  })

  it('cuts by characters: no surrogate pair is split', () => {
    const { attributes } = stored({ long: '😀'.repeat(256) })
    expect((attributes as JsonObject)['long']).toBe('😀'.repeat(255))
    expect(stored({ fits: '😀'.repeat(255) }).lints).toEqual([])
  })

  it.each([
    ['R15', { born_at: '2019-05-19T18:34:24Z' }],
    ['R15', { born_at: 1_558_290_864_000 }],
    ['R15', { born_at: 1_558_290_864.5 }],
    ['R15', { born_at: 1e11 }],
    ['R15', { born_at: 99_999_999 }],
    ['R16', { email: 'ada@example.com' }],
  ])('note %s for %j', (rule, given) => {
    expect(stored(given)).toMatchObject({ refusal: '200', attributes: given, lints: [rule] })
  })

  it('ending in _at are quietly taken in plausible seconds, or without a value', () => {
    expect(stored({ a_at: 1e8, b_at: 1e11 - 1, c_at: null })).toMatchObject({ refusal: '200', lints: [] })
  })

  it('are at most 250 names in a workspace, for users and companies each', () => {
    const names = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, place) => [`a${from + place}`, 1]))
    const { post, intercom } = caller()
    expect(post('/users', { user_id: 'u-1', custom_attributes: names(0, 250) }).status).toBe(200)
    expect(refusalOf(post('/users', { user_id: 'u-2', custom_attributes: { one_more: 1 } }))).toBe(
      '422 custom_data_limit_reached: Cannot have more than 250 active custom attributes',
    )
    expect(intercom.state('token-1').users).toHaveLength(1)
    expect(post('/users', { user_id: 'u-2', custom_attributes: { a249: 1 } }).status).toBe(200)
    expect(post('/companies', { company_id: 'c-1', custom_attributes: { one_more: 1 } }).status).toBe(200)
  })
})

describe('identifiers', () => {
  it('over 255 characters are refused, or taken where the setting says so', () => {
    const long = 'x'.repeat(256)
    expect(refusalOf(caller().post('/users', { user_id: long }))).toBe(
      '400 parameter_invalid: user_id is longer than 255 characters',
    )
    const lenient = caller({ choices: { overlongIdentifiers: 'accepted' } })
    expect(lenient.body('POST /users', { user_id: long })['user_id']).toBe(long)
    expect(lenient.lints()).toEqual(['R7'])
  })

  it('that are numbers are stored as text', () => {
    const { body, lints } = caller()
    expect(body('POST /users', { user_id: 42 })['user_id']).toBe('42')
    expect(lints()).toEqual(['R8'])
  })
})

describe('times', () => {
  it.each([
    [1_558_290_864_000, 1_558_290_864_000],
    [9_999_999_999, 9_999_999_999],
    [1.9, 1],
    ['1558290864', 1_558_290_864],
  ])('%j is stored as %j, and noted', (given, kept) => {
    const { body, lints } = caller()
    expect(body('POST /users', { user_id: 'u', signed_up_at: given })['signed_up_at']).toBe(kept)
    expect(lints()).toEqual(['R17'])
  })

  it('last seen is the time given, else now', () => {
    const { body, lints } = caller()
    expect(body('POST /users', { user_id: 'u', update_last_request_at: true })['last_request_at']).toBe(1_606_089_600)
    expect(body('POST /users', { user_id: 'u', update_last_request_at: false })['last_request_at']).toBe(1_606_089_600)
    expect(
      body('POST /users', { user_id: 'u', last_request_at: 5, update_last_request_at: true })['last_request_at'],
    ).toBe(5)
    expect(lints()).toEqual(['R19'])
  })

  it('a new session is counted', () => {
    const { body } = caller()
    body('POST /users', { user_id: 'u', new_session: true })
    expect(body('POST /users', { user_id: 'u', new_session: true })['session_count']).toBe(2)
  })
})
