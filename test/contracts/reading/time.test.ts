import { describe, expect, it } from 'vitest'
import { agrees, isIsoDate, readTime, type TimeReading } from '../../../contracts/reading/time.ts'

const sample = Date.UTC(2019, 4, 19, 18, 34, 24)

describe('a time', () => {
  it.for([
    ['2019-05-19T18:34:24Z', sample, 'given', 'iso'],
    ['2019-05-19T18:34:24.25Z', sample + 250, 'given', 'iso'],
    ['2019-05-19T20:04:24+01:30', sample, 'given', 'iso'],
    ['2019-05-19T20:04:24.25+01:30', sample + 250, 'given', 'iso'],
    ['2019-05-19T17:04:24.25-01:30', sample + 250, 'given', 'iso'],
    ['2019-05-19T17:04:24-01:30', sample, 'given', 'iso'],
    ['2019-05-20T18:33:24+23:59', sample, 'given', 'iso'],
    ['2019-05-19T18:34Z', sample - 24_000, 'given', 'iso'],
    ['2019-05-19T18:34:24', sample, 'assumed', 'iso'],
    ['2019-05-19', Date.UTC(2019, 4, 19), 'assumed', 'iso'],
    ['2020-02-29', Date.UTC(2020, 1, 29), 'assumed', 'iso'],
    ['2019-12-31T23:59:59Z', Date.UTC(2019, 11, 31, 23, 59, 59), 'given', 'iso'],
    ['Mon May 19 2019 18:34:24 GMT+0000 (UTC)', sample, 'given', 'javascript'],
    ['Sun May 19 2019 20:04:24 GMT+0130 (Coordinated Universal Time)', sample, 'given', 'javascript'],
    ['Sun May 19 2019 17:04:24 GMT-0130', sample, 'given', 'javascript'],
    ['Sun, 19 May 2019 18:34:24 GMT', sample, 'given', 'javascript'],
    ['Tue, 01 Jan 2019 00:00:00 GMT', Date.UTC(2019, 0, 1), 'given', 'javascript'],
    ['Tue Dec 31 2019 00:00:00 GMT+0000', Date.UTC(2019, 11, 31), 'given', 'javascript'],
    [100_000_000, 1e11, 'given', 'number'],
    [99_999_999_999, 99_999_999_999_000, 'given', 'number'],
    [100_000_000_000, 1e11, 'given', 'number'],
    [99_999_999_999_999, 99_999_999_999_999, 'given', 'number'],
    ['1558290864', sample, 'given', 'number'],
    ['1558290864.25', sample + 250, 'given', 'number'],
  ] as const)('is read from %j', ([value, ms, zone, form]) => {
    expect(readTime(value)).toEqual({ kind: 'time', ms, zone, form })
  })

  it.for([undefined, null, true, {}, [], ['2019-05-19'], Number.NaN, Number.POSITIVE_INFINITY, '', ' '])(
    'is none in %j',
    (value) => {
      expect(readTime(value)).toEqual({ kind: 'none' })
    },
  )

  it.for(['soon', 'plan 5', 'abc 1', '12/25', 'May', 'x2019-05-19', '18:34:24', 'v 10', '2019 soon', '2019x'])(
    'is none in the text %j',
    (value) => {
      expect(readTime(value)).toEqual({ kind: 'none' })
    },
  )
})

describe('a time is open', () => {
  it.for([...[0, -1, 99_999_999, 1e14, -1_558_290_864], ...['0', '123', '999999999999999']])(
    'in the number %j',
    (value) => {
      expect(readTime(value)).toEqual({ kind: 'open', form: 'number' })
    },
  )

  it.for([
    ...['2019', '20190519', '12345678'],
    ...['2019-02-30', '2019-13-01', '2019-00-10', '2019-05-00', '2019-05-32', '0099-01-01'],
    ...['2019-05-19T24:00:00Z', '2019-05-19T25:00:00Z', '2019-05-19T18:60:00Z', '2019-05-19T18:34:60Z'],
    ...['2019-05-19T18:34:24+24:00', '2019-05-19T18:34:24-01:60'],
    ...['Sat Feb 30 2019 18:34:24 GMT+0000', 'Sun, 31 Apr 2019 18:34:24 GMT'],
  ])('in %j, which may be no time that exists', (value) => {
    expect(readTime(value)).toEqual({ kind: 'open' })
  })

  it.for([
    ...[
      '2019-W20-7',
      '20190519T183424Z',
      '2019-05-19T18:34:24,5Z',
      '2019-05-19 18:34:24',
      '+2019-05-19T18:34Z',
      '2019/05/19',
    ],
    ...['-1', '-1558290864.5', '1e9', '1.5E+9', '-2e-3', '-12', '-1.55', '2e10'],
    ...['May 19, 2019', '19 may', 'DEC 1', '05/19/2019', 'Sun May 19 2019'],
  ])('in %j, which some implementations read', (value) => {
    expect(readTime(value)).toEqual({ kind: 'open' })
  })

  it('before and at 1970, though it may become no other time', () => {
    expect(readTime('1970-01-01T00:00:00Z')).toEqual({ kind: 'open', ms: 0, zone: 'given', form: 'iso' })
    expect(readTime('1969-12-31')).toMatchObject({ kind: 'open', ms: -86_400_000 })
    expect(readTime('1970-01-01T00:00:00.001Z').kind).toBe('time')
    expect(readTime('Wed, 31 Dec 1969 00:00:00 GMT')).toMatchObject({ kind: 'open', ms: -86_400_000 })
  })

  it('between blanks, which an implementation may not trim', () => {
    expect(readTime(' 2019-05-19T18:34:24Z\n')).toEqual({ kind: 'open', ms: sample, zone: 'given', form: 'iso' })
    expect(readTime(' soon ')).toEqual({ kind: 'none' })
  })
})

describe('whole seconds agree with a time', () => {
  const exact: TimeReading = { kind: 'time', ms: 10_500, zone: 'given', form: 'iso' }

  it('whether its fraction was dropped or rounded', () => {
    expect([9, 10, 11, 12].map((seconds) => agrees(seconds, exact))).toEqual([false, true, true, false])
    expect([9, 10, 11].map((seconds) => agrees(seconds, { ...exact, ms: 10_000 }))).toEqual([false, true, false])
  })

  it('only as a whole number', () => {
    for (const seconds of [10.5, '10', null, undefined, true]) expect(agrees(seconds, exact)).toBe(false)
  })

  it('where nobody knows which time it is', () => {
    expect(agrees(7, { kind: 'open' })).toBe(true)
    expect(agrees('7', { kind: 'open' })).toBe(false)
  })

  it('in any zone of the earth where none is named, unless UTC is asked for', () => {
    const assumed: TimeReading = { ...exact, ms: 0, zone: 'assumed' }
    const hours = (count: number) => count * 3600
    expect([hours(14), -hours(14)].map((seconds) => agrees(seconds, assumed))).toEqual([true, true])
    expect([hours(15), -hours(15)].map((seconds) => agrees(seconds, assumed))).toEqual([false, false])
    expect(agrees(hours(1), { ...assumed, zone: 'given' })).toBe(false)
    expect(agrees(hours(1), assumed, { utcAssumed: true })).toBe(false)
    expect(agrees(0, assumed, { utcAssumed: true })).toBe(true)
  })
})

describe('an ISO date', () => {
  it('is text that says one, and no other time', () => {
    expect(['2019-05-19', '2019-05-19T18:34Z'].every(isIsoDate)).toBe(true)
    for (const value of [
      '2019-02-30',
      '1558290864',
      'Sun, 19 May 2019 18:34:24 GMT',
      1558290864,
      null,
      '1969-12-31',
      ' 2019-05-19',
    ]) {
      expect(isIsoDate(value)).toBe(false)
    }
  })
})
