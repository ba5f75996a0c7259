const dayMs = 86_400_000

/** A number in the range of unix seconds or milliseconds, so many days earlier; none where it is no time. */
export function shiftedTime(value: number, days: number): number | undefined {
  const size = Math.abs(value)
  if (size >= 1e8 && size < 1e11) return value - days * (dayMs / 1000)
  if (size >= 1e11 && size < 1e14) return value - days * dayMs
  return undefined
}

const isoForm = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T ])/
const textForm = /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+(\d{1,2})(,?)\s+(\d{4})\b/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const restOfIso = /^\d{4}-\d{2}-\d{2}([T ][\d:.,]+)?\s*(Z|[+-]\d{2}:?\d{2})?$/
const restOfText =
  /^[A-Za-z]{0,3},?\s*[A-Z][a-z]{2}\s+\d{1,2},?\s+\d{4}[\d:\s]*(GMT|UTC|Z)?[+-]?[\d:]*\s*(\([A-Z]{1,5}\))?$/

/** A text that is a date or a time, so many days earlier and written as before; none where it is another text. */
export function shiftedDate(text: string, days: number): string | undefined {
  if (/^\d{9,14}$/.test(text)) {
    const shifted = shiftedTime(Number(text), days)
    return shifted === undefined ? undefined : String(shifted)
  }
  const iso = restOfIso.test(text) ? isoForm.exec(text) : null
  if (iso) {
    const [whole, year, month, day] = iso
    const moved = movedDay(Number(year), Number(month) - 1, Number(day), days)
    return moved && moved.toISOString().slice(0, 10) + text.slice(whole.length)
  }
  const written = restOfText.test(text) ? textForm.exec(text) : null
  if (!written) return undefined
  const [whole, month = '', day, comma = '', year] = written
  const moved = movedDay(Number(year), months.indexOf(month), Number(day), days)
  if (!moved) return undefined
  const told = `${months[moved.getUTCMonth()]} ${String(moved.getUTCDate()).padStart(2, '0')}${comma} ${moved.getUTCFullYear()}`
  return text.replace(whole, told)
}

/** None where the day does not exist, or lies where a year has no four digits. */
function movedDay(year: number, month: number, day: number, days: number): Date | undefined {
  const given = new Date(Date.UTC(year, month, day))
  const moved = new Date(given.getTime() - days * dayMs)
  return given.getUTCDate() === day && year > 1100 && Number.isFinite(moved.getTime()) ? moved : undefined
}
