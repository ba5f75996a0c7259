import { describe, expect, test } from 'vitest'
import { secondsFrom } from '../../../src/transformer/time/seconds.ts'

describe('ISO 8601', () => {
  const times: [string, number][] = [
    ['2019-05-19T18:34:24Z', 1558290864],
    ['2019-05-19T18:34:24', 1558290864],
    ['2019-05-19T18:34:24.999Z', 1558290864],
    ['2019-05-19T18:34:24,123456789Z', 1558290864],
    ['2019-05-19T20:34:24+02:00', 1558290864],
    ['2019-05-20T00:04:24+0530', 1558290864],
    ['2019-05-19T10:34:24-08', 1558290864],
    ['2019-05-20T18:33:24+23:59', 1558290864],
    ['2019-05-19T18:34Z', 1558290840],
    ['2019-05-19T18Z', 1558288800],
    ['2019-05-19T20+02:00', 1558288800],
    ['2019-05-19T20:00+02:00', 1558288800],
    ['2019-05-19T20:00:00+02:00', 1558288800],
    ['2019-05-19T16:30-0130', 1558288800],
    ['2019-05-19', 1558224000],
    ['2019-05-18T24:00:00Z', 1558224000],
    ['2024-02-29', 1709164800],
    ['2000-02-29', 951782400],
    ['1969-12-31T23:59:59.5Z', -1],
    ['0001-01-01T00:00:00Z', -62135596800],
    ['0099-12-31', -59011545600],
    ['9999-12-31T23:59:59Z', 253402300799],
  ]
  test.each(times)('%s is %d', (text, seconds) => {
    expect(secondsFrom(text)).toBe(seconds)
  })
})

describe('JavaScript date text', () => {
  const times: [string, number][] = [
    ['Mon May 19 2019 18:34:24 GMT+0000 (UTC)', 1558290864],
    ['Sun May 19 2019 18:34:24 GMT+0000 (Coordinated Universal Time)', 1558290864],
    ['Mon May 20 2019 00:04:24 GMT+0530 (India Standard Time)', 1558290864],
    ['Sun May 19 2019 10:34:24 GMT-0800', 1558290864],
    ['Sun, 19 May 2019 18:34:24 GMT', 1558290864],
    ['Mon, 19 May 2019 18:34:24 GMT', 1558290864],
  ]
  test.each(times)('%s is %d', (text, seconds) => {
    expect(secondsFrom(text)).toBe(seconds)
  })
})

describe('numbers, also as text', () => {
  const times: [number, number | undefined][] = [
    [99_999_999, undefined],
    [100_000_000, 100_000_000],
    [1558290864, 1558290864],
    [1558290864.9, 1558290864],
    [1558290864.25, 1558290864],
    [99_999_999_999, 99_999_999_999],
    [100_000_000_000, 100_000_000],
    [1558290864123, 1558290864],
    [99_999_999_999_999, 99_999_999_999],
    [100_000_000_000_000, undefined],
    [0, undefined],
    [-1558290864, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ]
  test.each(times)('%d is %j', (number, seconds) => {
    expect(secondsFrom(number)).toBe(seconds)
    expect(secondsFrom(String(number))).toBe(seconds)
  })

  test('outer blanks do not matter', () => {
    expect(secondsFrom(' 1558290864\n')).toBe(1558290864)
  })
})

describe('everything else is no time', () => {
  const strange = [
    ...['', ' ', 'now', 'plan 5', 'abc 1', '1', '2019', '20190519', '1.5e9', '0x5ce1a0f0', '+1558290864'],
    ...['19/05/2019', '05/19/2019', '19.05.2019', 'May 19, 2019', '19 May 2019', '18:34:24', 'Sun May 19 2019'],
    ...[
      '2019-5-19',
      '2019-05-19T',
      '2019-05-19T1:00:00Z',
      '2019-05-19T18:34:24X',
      '2019-05-19T18:34:24.Z',
      'x2019-05-19',
      '2019-05-20T02019-05-19',
    ],
    ...['2019-05-19T18:34:24+2', '2019-05-19T18:34:24+24:00', '2019-05-19T18:34:24+02:60', '2019-05-19x'],
    ...[
      '2019-02-29',
      '1900-02-29',
      '2019-13-01',
      '2019-00-10',
      '2019-04-31',
      '2019-06-31',
      '2019-09-31',
      '2019-11-31',
      '2019-01-00',
      '2019-01-32',
    ],
    ...[
      '2019-05-19T25:00:00Z',
      '2019-05-19T24:00:01Z',
      '2019-05-19T24:30:00Z',
      '2019-05-19T18:60:00Z',
      '2019-05-19T18:00:60Z',
    ],
    ...['Sun Foo 19 2019 18:34:24 GMT+0000', 'Sun Feb 30 2019 18:34:24 GMT+0000', 'Sun, 31 Apr 2019 18:34:24 GMT'],
    ...['Sun May 19 2019 18:34:24 GMT+9900 (UTC)', 'Fun May 19 2019 18:34:24 GMT+0000 (UTC)'],
  ]
  test.each(strange)('the text %j', (text) => {
    expect(secondsFrom(text)).toBeUndefined()
  })

  test.each([undefined, null, true, false, {}, [], [1558290864], { seconds: 1558290864 }])('%j', (value) => {
    expect(secondsFrom(value)).toBeUndefined()
  })
})

describe('the months of JavaScript date text', () => {
  test.each(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'])('%s', (month) => {
    const expected = Date.parse(`04 ${month} 2026 05:06:07 GMT`) / 1000
    expect(secondsFrom(`Wed ${month} 04 2026 05:06:07 GMT+0000 (UTC)`)).toBe(expected)
    expect(secondsFrom(`Wed, 04 ${month} 2026 05:06:07 GMT`)).toBe(expected)
  })
})
