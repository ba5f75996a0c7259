import type { Given } from '../kinds.ts'
import { secondsFromIsoDate } from './iso-date.ts'
import { secondsFromJavaScriptDate } from './javascript-date.ts'

/**
 * The unix time, in whole seconds, that a value stands for (U3, T2): an ISO 8601 date, a JavaScript date text, or a
 * number, also as text. Undefined for everything else; in particular null is no time, not 1970.
 */
export function secondsFrom(value: Given): number | undefined {
  if (typeof value === 'number') return secondsFromNumber(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return secondsFromIsoDate(text) ?? secondsFromJavaScriptDate(text) ?? secondsFromDigits(text)
}

function secondsFromDigits(text: string): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text) ? secondsFromNumber(Number(text)) : undefined
}

/** From 1e8 (1973) to below 1e11 a number counts seconds, from there to below 1e14 milliseconds; other numbers are no time. */
function secondsFromNumber(number: number): number | undefined {
  if (number >= 1e8 && number < 1e11) return Math.floor(number)
  if (number >= 1e11 && number < 1e14) return Math.floor(number / 1000)
  return undefined
}
