import { offsetMinutesFrom, secondsOf } from './calendar.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const [weekday, month, clock] = [
  '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)',
  `(${months.join('|')})`,
  '(\\d\\d):(\\d\\d):(\\d\\d)',
]
/** Sun May 19 2019 18:34:24 GMT+0000 (Coordinated Universal Time) */
const toStringForm = new RegExp(`^${weekday} ${month} (\\d\\d) (\\d{4}) ${clock} GMT([+-]\\d{4})(?: \\(.*\\))?$`)
/** Sun, 19 May 2019 18:34:24 GMT */
const toUtcStringForm = new RegExp(`^${weekday}, (\\d\\d) ${month} (\\d{4}) ${clock} GMT$`)

/**
 * The unix time, in whole seconds, of a text that JavaScript's `Date.toString` or `toUTCString` wrote (U3). The weekday
 * is not compared: the documentation's own sample has a wrong one. Undefined for any other text.
 */
export function secondsFromJavaScriptDate(text: string): number | undefined {
  const local = toStringForm.exec(text)
  if (local !== null) return secondsFrom(local[3], local[1], local[2], local.slice(4, 7), local[7])
  const universal = toUtcStringForm.exec(text)
  if (universal !== null) return secondsFrom(universal[3], universal[2], universal[1], universal.slice(4, 7))
  return undefined
}

type Part = string | undefined

function secondsFrom(year: Part, month: Part, day: Part, clock: Part[], zone?: Part): number | undefined {
  const offsetMinutes = offsetMinutesFrom(zone)
  if (offsetMinutes === undefined) return undefined
  const [hour, minute, second] = clock.map(Number)
  return secondsOf({
    year: Number(year),
    month: months.indexOf(month ?? '') + 1,
    day: Number(day),
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
    offsetMinutes,
  })
}
