import { describe, expect, it } from 'vitest'
import { hashesOfName, hasTooLongCompany, isIdOf, readCompany } from '../../../contracts/reading/index.ts'
import type { JsonValue } from '../../../contracts/wire/index.ts'

const identify = (company: JsonValue, ofContext?: JsonValue) => ({
  type: 'identify',
  traits: { company },
  ...(ofContext === undefined ? {} : { context: { traits: { company: ofContext } } }),
})
const ids = (company: JsonValue) => readCompany(identify(company)).accepted.flatMap((reading) => reading.ids)

/** MD5 of "Acme" and of "東京" as UTF-8, from `printf … | md5sum`. */
const acme = '79d894520f4f94c267986a819e110bec'
const tokyo = '707ba17c7ef8d9ef08b39ef314adf432'

describe('the id of a company', () => {
  it('is its id, text or number', () => {
    expect(ids({ id: 'c-1', name: 'Acme' })).toEqual(['c-1'])
    expect(ids({ id: 7 })).toEqual([7])
  })

  it('is the hash of its name where the id is missing, blank or of another kind', () => {
    for (const id of [null, '', ' ', {}, [], true]) expect(ids({ id, name: 'Acme' })).toContain(acme)
    expect(ids({ name: '東京' })).toContain(tokyo)
  })

  it('is hashed with the outer blanks of the name or without them', () => {
    expect(hashesOfName(' Acme ')).toContain(acme)
    expect(hashesOfName(' Acme ')).toContain('dccd612cea8da0088e3e5df7e4205a6e')
    expect(hashesOfName('Acme')).toEqual([acme, acme.toUpperCase()])
    expect(hashesOfName('Acme')).not.toContain('dccd612cea8da0088e3e5df7e4205a6e')
  })

  it('may be company_id where there is no id', () => {
    const [company] = readCompany(identify({ company_id: 'c-2', name: 'Acme' })).accepted
    expect(company?.ids).toEqual(expect.arrayContaining(['c-2', acme]))
    expect(company?.alias).toBe('c-2')
    expect(readCompany(identify({ id: 'c-1', company_id: 'c-2' })).accepted[0]?.alias).toBeUndefined()
  })

  it('is compared as text without outer blanks', () => {
    const [company] = readCompany(identify({ id: 42 })).accepted
    expect(company && isIdOf('42', company)).toBe(true)
    expect(company && isIdOf(' 42 ', company)).toBe(true)
    expect(company && isIdOf('43', company)).toBe(false)
    expect(company && isIdOf(undefined, company)).toBe(false)
    const [odd] = readCompany(identify({ id: 'null' })).accepted
    expect(odd && isIdOf(null, odd)).toBe(false)
    const [blank] = readCompany(identify({ id: ' c-1 ' })).accepted
    expect(blank && isIdOf('c-1', blank)).toBe(true)
  })

  it('over the limit lets the event be rejected', () => {
    expect(hasTooLongCompany(identify({ id: 'x'.repeat(256) }))).toBe(true)
    expect(hasTooLongCompany(identify({ id: 'x'.repeat(255) }))).toBe(false)
    expect(hasTooLongCompany(identify({ name: 'x'.repeat(300) }))).toBe(false)
    expect(hasTooLongCompany(identify({ company_id: 'x'.repeat(256), name: 'Acme' }))).toBe(true)
  })
})

describe('a reading of one company', () => {
  const reading = (company: JsonValue) => readCompany(identify(company)).accepted[0]

  it('says of a name given as text what it may become', () => {
    expect(reading('Acme')).toEqual({
      form: 'text',
      ids: [acme, acme.toUpperCase()],
      name: 'Acme',
      isNameEmpty: false,
      removal: 'not asked',
      rest: {},
      doubtful: true,
      incomparable: false,
    })
  })

  it('says of an object that it is one, and names it only where it has a name', () => {
    expect(reading({ id: 'c-1', name: 'Acme' })).toMatchObject({ form: 'object', name: 'Acme', doubtful: false })
    for (const name of [null, ' ', true, {}]) expect(reading({ id: 'c-1', name })).not.toHaveProperty('name')
    expect(reading({ id: 'c-1', name: 7 })?.name).toBe(7)
  })

  it('is in doubt where the identity is', () => {
    for (const company of [
      { id: 0 },
      { company_id: 'c-2' },
      { name: 7 },
      { id: 'x'.repeat(256) },
      { id: 'a\u0000b' },
    ]) {
      expect(reading(company)?.doubtful).toBe(true)
    }
    expect(reading({ id: 0, name: 'Acme' })?.doubtful).toBe(false)
    expect(reading({ id: 0, name: 'Ac\u0000me' })?.doubtful).toBe(true)
  })

  it('cannot be compared where any possible id may be changed or is too long', () => {
    for (const company of [
      { id: 'x'.repeat(256) },
      { id: '\ud800' },
      { company_id: 'x'.repeat(256), name: 'Acme' },
      { company_id: 'a\u0000b', name: 'Acme' },
      { name: 'Ac\u0000me' },
    ]) {
      expect(reading(company)?.incomparable).toBe(true)
    }
    expect(reading({ id: 'c-1', name: 'Ac\u0000me' })?.incomparable).toBe(false)
    expect(reading('Ac\u0000me')?.incomparable).toBe(true)
  })

  it('leaves out an array inside an array', () => {
    expect(readCompany(identify([['Acme'], 'Acme'])).accepted).toHaveLength(1)
  })
})

describe('the company of an identify', () => {
  it('is none without id and name, and an object then may end the search or not', () => {
    expect(readCompany(identify({ plan: 'gold' }))).toEqual({ accepted: [], elsewhere: [], none: true })
    expect(readCompany(identify({ plan: 'gold' }, { id: 'c-1' }))).toMatchObject({
      accepted: [{ ids: ['c-1'] }],
      none: true,
    })
  })

  it('of another kind does not end the search', () => {
    for (const value of [7, true, null, ' ']) {
      expect(readCompany(identify(value, { id: 'c-1' }))).toMatchObject({ accepted: [{ ids: ['c-1'] }], none: false })
    }
  })

  it('given as text or as an array may be left out', () => {
    expect(readCompany(identify('Acme'))).toMatchObject({ accepted: [{ form: 'text' }], none: true })
    expect(readCompany(identify([{ id: 'c-1' }, {}, 'Acme']))).toMatchObject({ accepted: [{}, {}], none: true })
  })

  it('says what is left of it, without identity, removal and hostile keys', () => {
    const company = JSON.parse(
      '{"id":"c-1","name":"Acme","remove":true,"company_id":"x","__proto__":{"a":1},"tier":"A"}',
    )
    const [reading] = readCompany(identify(company as JsonValue)).accepted
    expect(reading?.rest).toEqual({ tier: 'A' })
    expect(reading?.removal).toBe('asked')
  })

  it('is left only by true, and by text at will', () => {
    const removal = (remove: JsonValue) => readCompany(identify({ id: 'c-1', remove })).accepted[0]?.removal
    expect(removal(true)).toBe('asked')
    expect(removal('true')).toBe('free')
    expect(removal(' TRUE ')).toBe('free')
    for (const value of [false, null, 1, 'yes', 'false', {}, [true]]) expect(removal(value)).toBe('not asked')
  })
})
