import { offsetMinutesFrom, secondsOf } from './calendar.ts'

const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/

/**
 * The unix time, in whole seconds, of an ISO 8601 calendar date in extended form, with or without a time of day (U3,
 * U8). A time without zone is UTC; a fraction of a second is dropped. Undefined for any other text and for a day that
 * does not exist.
 */
export function secondsFromIsoDate(text: string): number | undefined {
  const parts = isoDate.exec(text)
  if (parts === null) return undefined
  const offsetMinutes = offsetMinutesFrom(parts[7])
  if (offsetMinutes === undefined) return undefined
  return secondsOf({
    year: Number(parts[1]),
    month: Number(parts[2]),
    day: Number(parts[3]),
    hour: Number(parts[4] ?? 0),
    minute: Number(parts[5] ?? 0),
    second: Number(parts[6] ?? 0),
    offsetMinutes,
  })
}
