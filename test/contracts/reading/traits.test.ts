import { describe, expect, it } from 'vitest'
import { isGivenAsNull, isSameText, readCreatedAt, readName, readPhone } from '../../../contracts/reading/index.ts'
import type { JsonObject } from '../../../contracts/wire/index.ts'

const identify = (traits: JsonObject, contextTraits: JsonObject = {}) => ({
  type: 'identify',
  traits,
  context: { traits: contextTraits },
})

describe('the first usable trait', () => {
  it('is the one of traits, and that of the context stands elsewhere', () => {
    expect(readPhone(identify({ phone: '+44' }, { phone: '+49' }))).toEqual({
      accepted: ['+44'],
      elsewhere: ['+49'],
      none: false,
    })
  })

  it('is that of the context where traits hold none, a blank one, or one of another kind', () => {
    for (const phone of ['', '  ', null, true, { home: '+44' }, ['+44']]) {
      expect(readPhone(identify({ phone }, { phone: '+49' }))).toMatchObject({ accepted: ['+49'], none: false })
    }
  })

  it('may be a number or not, so that both places count', () => {
    expect(readPhone(identify({ phone: 44 }, { phone: '+49' }))).toMatchObject({ accepted: [44, '+49'], none: false })
    expect(readPhone(identify({ phone: 44 }))).toMatchObject({ accepted: [44], none: true })
    expect(readPhone(identify({ phone: Number.NaN }, { phone: '+49' }))).toMatchObject({
      accepted: ['+49'],
      none: false,
    })
  })

  it('may be left out where its text may be: NUL, lone surrogates', () => {
    expect(readPhone(identify({ phone: 'a\u0000b' })).none).toBe(true)
    expect(readPhone(identify({ phone: '\ud800' })).none).toBe(true)
  })

  it('never comes from a prototype', () => {
    const traits = JSON.parse('{"__proto__": {"phone": "+44"}}') as JsonObject
    expect(readPhone(identify(traits)).accepted).toEqual([])
  })
})

describe('a name', () => {
  const accepted = (traits: JsonObject, contextTraits?: JsonObject) =>
    readName(identify(traits, contextTraits)).accepted

  it('is the trait name before its parts', () => {
    expect(accepted({ name: 'Ada', firstName: 'Augusta', lastName: 'King' })).toEqual(['Ada'])
    const context = { name: 'Countess', firstName: 'Augusta' }
    expect(accepted({ name: 'Ada', firstName: 'A', lastName: 'King' }, context)).toEqual(['Ada'])
  })

  it('is joined from parts of both places, each trait by itself', () => {
    const { accepted, none } = readName(identify({ firstName: 'Ada' }, { firstName: 'Augusta', lastName: 'King' }))
    expect(new Set(accepted)).toEqual(new Set(['Ada King']))
    expect(none).toBe(false)
  })

  it('is either result where one place holds the name and the other only its parts', () => {
    expect(accepted({ firstName: 'Ada', lastName: 'King' }, { name: 'Countess' })).toEqual(
      expect.arrayContaining(['Countess', 'Ada King']),
    )
    expect(accepted({ name: 'Countess' }, { firstName: 'Ada' })).toEqual(expect.arrayContaining(['Countess', 'Ada']))
  })

  it('may lack a part that reads as a slip of a program', () => {
    expect(accepted({ firstName: 'Ada', lastName: 'null' })).toEqual(expect.arrayContaining(['Ada null', 'Ada']))
  })

  it('is none where nothing usable is given', () => {
    expect(readName(identify({ name: {}, firstName: ' ', last_name: null }))).toEqual({
      accepted: [],
      elsewhere: [],
      none: true,
    })
  })
})

describe('a trait given as null', () => {
  it('is so in any place and under any of the names', () => {
    expect(isGivenAsNull(identify({ a: null }, { a: 'x' }), ['a'])).toBe(true)
    expect(isGivenAsNull(identify({ a: 'x' }, { b: null }), ['a', 'b'])).toBe(true)
    expect(isGivenAsNull(identify({ a: 'x', c: null }), ['a', 'b'])).toBe(false)
  })
})

describe('text that reads as a slip of a program', () => {
  it('may be left out, in any case and between blanks, and only as the whole text', () => {
    for (const phone of ['undefined', 'NULL', ' null\n']) expect(readPhone(identify({ phone })).none).toBe(true)
    for (const phone of ['nullable', 'not null', 'undefined 1']) expect(readPhone(identify({ phone })).none).toBe(false)
  })
})

describe('a sent text', () => {
  it('is the given one with or without its outer blanks, a number as its text, or cut where it is long', () => {
    const long = 'x'.repeat(300)
    expect(isSameText('Ada', ' Ada ')).toBe(true)
    expect(isSameText(7, '7')).toBe(true)
    expect(isSameText('7', 7)).toBe(true)
    expect(isSameText(long.slice(0, 255), long)).toBe(true)
    expect(isSameText('x', long)).toBe(false)
    expect(isSameText('Ada King', 'Ada  King')).toBe(false)
    expect([isSameText(null, 'null'), isSameText(true, 'true')]).toEqual([false, false])
    expect(isSameText(` ${long.slice(0, 255)} `, ` ${long}`)).toBe(true)
    expect(isSameText('Ada', 'Ada King')).toBe(false)
    expect([isSameText('Ada', ' '), isSameText('', ' '), isSameText('Ada', 'A\u0000da')]).toEqual([false, true, true])
  })
})

describe('a sign-up time', () => {
  it('is certain as text, and may be left out as a number', () => {
    expect(readCreatedAt(identify({ createdAt: '2019-05-19T18:34:24Z' })).none).toBe(false)
    expect(readCreatedAt(identify({ createdAt: 1558290864 }))).toMatchObject({
      none: true,
      accepted: [{ form: 'number' }],
    })
  })

  it('may be that of the context where a number comes first', () => {
    const { accepted, none } = readCreatedAt(identify({ createdAt: 1 }, { createdAt: '2019-05-19T18:34:24Z' }))
    expect(accepted).toHaveLength(2)
    expect(none).toBe(true)
  })

  it('may be hidden by text that is no time', () => {
    const { accepted, none } = readCreatedAt(identify({ createdAt: 'soon' }, { createdAt: '2019-05-19T18:34:24Z' }))
    expect(accepted).toHaveLength(1)
    expect(none).toBe(true)
    expect(readCreatedAt(identify({ createdAt: true }, { createdAt: '2019-05-19T18:34:24Z' })).none).toBe(false)
  })

  it('may come from the lower-cased trait, where there is no other', () => {
    expect(readCreatedAt(identify({ createdat: '2019-05-19T18:34:24Z' }))).toMatchObject({
      accepted: [{ kind: 'time' }],
      none: true,
    })
    const both = identify({ createdAt: '2019-05-19T18:34:24Z', createdat: '2000-01-01' })
    expect(readCreatedAt(both).accepted).toHaveLength(1)
    expect(readCreatedAt(identify({ createdat: 'soon' })).accepted).toEqual([])
  })

  it('of the other place stands elsewhere once the first is certain', () => {
    const reading = readCreatedAt(identify({ createdAt: '2019-05-19T18:34:24Z' }, { createdAt: '2000-01-01' }))
    expect([reading.accepted, reading.elsewhere].map(({ length }) => length)).toEqual([1, 1])
  })

  it('of blank or of no text at all ends no search', () => {
    for (const createdAt of ['', ' ', null, {}]) {
      expect(readCreatedAt(identify({ createdAt }, { createdAt: '2019-05-19T18:34:24Z' })).none).toBe(false)
    }
    expect(readCreatedAt(identify({ createdAt: '2019-02-30' }, { createdAt: '2019-05-19' })).none).toBe(true)
  })
})
