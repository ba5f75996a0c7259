import { offsetMinutesFrom, secondsOf, twoDigitsAt } from './calendar.ts'

const isoDate = /^\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d(?::\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/
const endOfDay = 10

/**
 * The unix time, in whole seconds, of an ISO 8601 calendar date in extended form, with or without a time of day (U3,
 * U8). A time without zone is UTC; a fraction of a second is dropped. Undefined for any other text and for a day that
 * does not exist.
 */
export function secondsFromIsoDate(text: string): number | undefined {
  if (!isoDate.test(text)) return undefined
  // Each part has its place, so that the text need not be cut up: an event holds several dates.
  const hasHour = text.length > endOfDay
  const hasMinute = text[13] === ':'
  const hasSecond = hasMinute && text[16] === ':'
  const offsetMinutes = offsetMinutesFrom(zoneOf(text))
  if (offsetMinutes === undefined) return undefined
  return secondsOf({
    year: 100 * twoDigitsAt(text, 0) + twoDigitsAt(text, 2),
    month: twoDigitsAt(text, 5),
    day: twoDigitsAt(text, 8),
    hour: hasHour ? twoDigitsAt(text, 11) : 0,
    minute: hasMinute ? twoDigitsAt(text, 14) : 0,
    second: hasSecond ? twoDigitsAt(text, 17) : 0,
    offsetMinutes,
  })
}

/** `+hh:mm`, `+hhmm` or `+hh`; nothing for `Z` and where there is none, since both are UTC. */
function zoneOf(text: string): string | undefined {
  const sign = Math.max(text.indexOf('+', endOfDay), text.indexOf('-', endOfDay))
  return sign === -1 ? undefined : text.slice(sign)
}
