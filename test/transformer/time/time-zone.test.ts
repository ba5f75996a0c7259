import { afterAll, describe, expect, test } from 'vitest'
import { secondsFrom } from '../../../src/transformer/time/seconds.ts'

const given = process.env.TZ
afterAll(() => {
  if (given === undefined) delete process.env.TZ
  else process.env.TZ = given
})

const texts = [
  '2019-05-19T18:34:24',
  '2019-05-19T18:34:24.5Z',
  'Mon May 19 2019 18:34:24 GMT+0000 (UTC)',
  'Sun, 19 May 2019 18:34:24 GMT',
  '1558290864',
]

describe.each([
  ['Asia/Kolkata', -330],
  ['America/Los_Angeles', 420],
  ['UTC', 0],
])('where the machine is in %s', (zone, offsetMinutes) => {
  test.each(texts)('%s is the same time', (text) => {
    process.env.TZ = zone
    // Proves that the zone took effect: without this the test could pass for nothing.
    expect(new Date(1558290864000).getTimezoneOffset()).toBe(offsetMinutes)
    expect(secondsFrom(text)).toBe(1558290864)
  })

  test('a date without a time of day begins at midnight in UTC', () => {
    process.env.TZ = zone
    expect(secondsFrom('2019-05-19')).toBe(1558224000)
  })
})
