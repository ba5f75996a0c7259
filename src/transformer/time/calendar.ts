/** A moment as a calendar and a clock show it. */
export interface Moment {
  year: number
  /** 1 to 12 */
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** East of Greenwich. */
  offsetMinutes: number
}

// The Gregorian calendar repeats itself every 400 years. Date.UTC takes the years 0 to 99 for 1900 to 1999.
const cycleYears = 400
const cycleSeconds = 146_097 * 86_400

/** The unix time of a moment, in whole seconds. Undefined for a day or an hour that does not exist. */
export function secondsOf({ year, month, day, hour, minute, second, offsetMinutes }: Moment): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return undefined
  const isEndOfDay = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return undefined
  const milliseconds = Date.UTC(year + cycleYears, month - 1, day, hour, minute - offsetMinutes, second)
  return milliseconds / 1000 - cycleSeconds
}

function daysIn(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const zero = '0'.charCodeAt(0)

/** The number that the two digits at a place of a text spell. */
export function twoDigitsAt(text: string, place: number): number {
  return 10 * text.charCodeAt(place) + text.charCodeAt(place + 1) - 11 * zero
}

/** Minutes east of Greenwich from `+hh:mm`, `+hhmm` or `+hh`; without a zone, UTC. Undefined over 23:59. */
export function offsetMinutesFrom(zone: string | undefined): number | undefined {
  if (zone === undefined) return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', ''))
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (60 * hours + minutes)
}
