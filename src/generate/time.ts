import fc from 'fast-check'
import type { JsonValue } from '../../contracts/wire/index.ts'

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** The same moment in another zone, as ISO 8601 writes it. */
function inZone(ms: number, minutes: number): string {
  const local = new Date(ms + minutes * 60_000).toISOString().slice(0, 19)
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`
}

/** The form of JavaScript's `toString`, whatever the zone of this machine. */
function javascriptText(ms: number): string {
  const [weekday = '', day, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${day} ${year} ${time} GMT+0000 (Coordinated Universal Time)`
}

const isoForms = [
  (ms: number) => new Date(ms).toISOString(),
  (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z'),
  (ms: number) => new Date(ms + 789).toISOString(),
  (ms: number) => inZone(ms, 330),
  (ms: number) => inZone(ms, -480),
]
/** UTC is meant where no zone stands (U3.zone). */
const isoFormsWithoutZone = [
  (ms: number) => new Date(ms).toISOString().slice(0, 10),
  (ms: number) => new Date(ms).toISOString().slice(0, 19),
]
const javascriptForms = [javascriptText, (ms: number) => new Date(ms).toUTCString()]
const numberForms = [
  (ms: number) => ms / 1000,
  (ms: number) => ms,
  (ms: number) => ms + 789,
  (ms: number) => String(ms / 1000),
  /** Seconds of the far future. */
  (ms: number) => ms / 100,
  (ms: number) => String(ms),
]

/** Whole seconds between 1975 and 2033: neither their number nor that of their milliseconds can be taken for the other. */
const moment = fc.integer({ min: 157_766_400, max: 1_999_999_999 })

const written = (forms: readonly ((ms: number) => JsonValue)[]): fc.Arbitrary<JsonValue> =>
  fc.tuple(fc.constantFrom(...forms), moment).map(([write, seconds]) => write(seconds * 1000))

/** A time as ISO 8601, with or without a zone. */
export const isoDate: fc.Arbitrary<JsonValue> = written([...isoForms, ...isoFormsWithoutZone])

/** A time that has to be read (U3): as ISO 8601, as JavaScript's text, or as the documentation's own sample. */
export const readableTime: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: written(isoForms) },
  { weight: 3, arbitrary: written(isoFormsWithoutZone) },
  { weight: 2, arbitrary: written(javascriptForms) },
  { weight: 1, arbitrary: fc.constant('Mon May 19 2019 18:34:24 GMT+0000 (UTC)') },
)

/** A time as seconds or milliseconds, as a number or its text. */
const numericTime: fc.Arbitrary<JsonValue> = written(numberForms)

/** What stands where a time is wanted and is none, or is one only by a stretch. */
export const noTime: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue>(
  null,
  '',
  ' ',
  'yesterday',
  'plan 5',
  true,
  true,
  false,
  {},
  [],
  { date: '2026-01-05' },
  ['2026-01-05'],
  0,
  -1,
  '0',
  '2019',
  '20190519',
  '2025-02-30',
  '2026-13-01T00:00:00Z',
  '2026-01-05T25:00:00Z',
  '05/06/2019',
  '1e12',
  ' 2026-01-05T10:00:00Z ',
  '2026-01-05 10:00:00',
  1e20,
  99,
  'Invalid Date',
  'NaN',
)

/** Anything that stands where a time is wanted. */
export const anyTime: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 5, arbitrary: readableTime },
  { weight: 2, arbitrary: numericTime },
  { weight: 2, arbitrary: noTime },
)
