import { onceForText } from './once.ts'

/**
 * What a value says as a time, read by the letter of U3.
 *
 * - `time`: it is a time, and `ms` says which; it is sent.
 * - `none`: it is no time, and nothing is sent for it.
 * - `open`: not judged whether it is sent; where `ms` is known it never becomes another time.
 */
export interface TimeReading {
  kind: 'time' | 'none' | 'open'
  /** Milliseconds since the epoch, fraction included. */
  ms?: number
  /** assumed: the text names no zone, and UTC is taken. */
  zone?: 'given' | 'assumed'
  form?: 'iso' | 'javascript' | 'number'
}

const isoForm = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?)?$/
const weekday = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const month = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const toStringForm = new RegExp(
  `^${weekday} ${month} (\\d{2}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT([+-])(\\d{2})(\\d{2})(?: \\([^()]*\\))?$`,
)
const toUtcStringForm = new RegExp(`^${weekday}, (\\d{2}) ${month} (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$`)
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Numbers from 1e8 to below 1e11 are seconds, from 1e11 to below 1e14 milliseconds (U3). */
function readNumber(value: number): TimeReading {
  if (value >= 1e8 && value < 1e11) return { kind: 'time', ms: value * 1000, zone: 'given', form: 'number' }
  if (value >= 1e11 && value < 1e14) return { kind: 'time', ms: value, zone: 'given', form: 'number' }
  return { kind: 'open', form: 'number' }
}

/** Milliseconds of a calendar time in UTC; absent for days and hours that do not exist. */
function utc(year: number, monthNumber: number, day: number, hour: number, minute: number, second: number) {
  const ms = Date.UTC(year, monthNumber - 1, day, hour, minute, second)
  const back = new Date(ms)
  const isSameDay =
    back.getUTCFullYear() === year && back.getUTCMonth() + 1 === monthNumber && back.getUTCDate() === day
  const isSameTime = back.getUTCHours() === hour && back.getUTCMinutes() === minute && back.getUTCSeconds() === second
  return isSameDay && isSameTime ? ms : undefined
}

function found(ms: number | undefined, zone: 'given' | 'assumed', form: 'iso' | 'javascript'): TimeReading {
  if (ms === undefined) return { kind: 'open' }
  return { kind: ms > 0 ? 'time' : 'open', ms, zone, form }
}

function readIso(match: RegExpMatchArray): TimeReading {
  const [, year, monthNumber, day, hour = '', minute = '', second = '', fraction = '', zone] = match
  const ms = utc(Number(year), Number(monthNumber), Number(day), Number(hour), Number(minute), Number(second))
  if (ms === undefined) return { kind: 'open' }
  const withFraction = ms + Number(`0.${fraction}`) * 1000
  if (zone === undefined) return found(withFraction, 'assumed', 'iso')
  // A Z has no digits after it: it is no hours and no minutes away.
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4, 6))
  if (hours > 23 || minutes > 59) return { kind: 'open' }
  const away = (hours * 60 + minutes) * 60_000
  return found(zone.startsWith('-') ? withFraction + away : withFraction - away, 'given', 'iso')
}

/** Year, name of the month, day, hour, minute and second of a JavaScript date text, so far ahead of UTC. */
function readNamedMonth([year, name = '', ...rest]: (string | undefined)[], aheadMs: number): TimeReading {
  const [day = 0, hour = 0, minute = 0, second = 0] = rest.map(Number)
  const ms = utc(Number(year), monthNames.indexOf(name) + 1, day, hour, minute, second)
  return found(ms === undefined ? undefined : ms - aheadMs, 'given', 'javascript')
}

/** Several rules read the same text, which takes up to five patterns. */
const readText = onceForText((text): TimeReading => {
  const iso = isoForm.exec(text)
  if (iso) return readIso(iso)
  const local = toStringForm.exec(text)
  if (local) {
    const [, name = '', day, year, hour, minute, second, sign, hours, minutes] = local
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
    return readNamedMonth([year, name, day, hour, minute, second], offset)
  }
  const universal = toUtcStringForm.exec(text)
  if (universal) {
    const [, day, name = '', year, hour, minute, second] = universal
    return readNamedMonth([year, name, day, hour, minute, second], 0)
  }
  if (/^\d+(\.\d+)?$/.test(text)) return /^(\d{4}|\d{8})$/.test(text) ? { kind: 'open' } : readNumber(Number(text))
  return couldBeATime(text) ? { kind: 'open' } : { kind: 'none' }
})

/**
 * Other ISO 8601 forms (week dates, basic form, a comma before the fraction), and texts that JavaScript's own parser takes and
 * that name a year or a month: an implementation that reads them is right, and so is one that does not.
 */
function couldBeATime(text: string): boolean {
  if (/^[+-]?\d{4}[\d\sTtWZz:.,+\-/]*$/.test(text)) return true
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return true
  const namesYearOrMonth =
    /\d{4}/.test(text) || monthNames.some((name) => text.toLowerCase().includes(name.toLowerCase()))
  return namesYearOrMonth && !Number.isNaN(Date.parse(text))
}

/** Reads a value as a time, by U3. */
export function readTime(value: unknown): TimeReading {
  if (typeof value === 'number') return Number.isFinite(value) ? readNumber(value) : { kind: 'none' }
  if (typeof value !== 'string') return { kind: 'none' }
  const trimmed = value.trim()
  const reading = readText(trimmed)
  return trimmed !== value && reading.kind === 'time' ? { ...reading, kind: 'open' } : reading
}

/** A day either side: the zones of the earth reach from -12 to +14 hours. */
const zonesApartSeconds = 15 * 3600

/**
 * Whether whole seconds say the time that was read. A fraction may be dropped or rounded. A time without zone agrees with
 * whatever zone was taken; `utcAssumed` asks for UTC (U3.zone).
 */
export function agrees(seconds: unknown, { ms, zone }: TimeReading, { utcAssumed = false } = {}): boolean {
  if (typeof seconds !== 'number' || !Number.isInteger(seconds)) return false
  if (ms === undefined) return true
  const apart = Math.abs(seconds - ms / 1000)
  return apart < 1 || (zone === 'assumed' && !utcAssumed && apart < zonesApartSeconds)
}

/** Whether a value is text that says an ISO 8601 date or time (U8, T6). */
export function isIsoDate(value: unknown): value is string {
  return typeof value === 'string' && readTime(value).kind === 'time' && readTime(value).form === 'iso'
}
