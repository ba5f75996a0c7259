import { isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import type { Choices } from './choices.ts'
import type { Note } from './lint.ts'
import { refusal, wrongType } from './refusal.ts'
import { cutText, isOverlong } from './text-limit.ts'

/** What a request says of a field: a value, `null` to clear it, `undefined` to leave it as it is. */
export type Change<Value> = Value | null | undefined

/** What readers need besides the value: where to note lints, and how open doubts are decided. */
export interface Reading {
  note: Note
  choices: Choices
  nowSeconds: number
}

/** A member as it would travel as JSON: numbers that JSON cannot say are null there. */
function member(from: JsonObject, key: string): JsonValue | undefined {
  const value = from[key]
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}

/** Text; a number is taken as its text; blank text clears the field. Refused: any other type. */
export function readText(from: JsonObject, key: string, reading: Reading): Change<string> {
  const value = member(from, key)
  if (value === undefined || value === null) return value
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') throw wrongType(key, 'a string')
  if (value === '') return null
  return limitText(value, key, 'R14', reading)
}

/** Text of at most 255 characters, as the setting `overlongText` says. */
export function limitText(text: string, key: string, rule: string, { choices, note }: Reading): string {
  if (!isOverlong(text)) return text
  if (choices.overlongText === 'refused') {
    throw refusal(400, 'parameter_invalid', `${key} is longer than 255 characters`, key)
  }
  note(rule, `"${key}" is longer than 255 characters`)
  return choices.overlongText === 'cut' ? cutText(text) : text
}

/** An identifier: text, or a number taken as its text (R8). `null` where it is null or blank. Refused: any other type. */
export function readIdentifier(from: JsonObject, key: string, { choices, note }: Reading): Change<string> {
  const value = member(from, key)
  if (value === undefined || value === null) return value
  if (typeof value === 'number') {
    note('R8', `"${key}" is a number; it is stored as text`)
    return String(value)
  }
  if (typeof value !== 'string') throw wrongType(key, 'a string')
  if (value.trim() === '') return null
  if (isOverlong(value)) {
    if (choices.overlongIdentifiers === 'refused') {
      throw refusal(400, 'parameter_invalid', `${key} is longer than 255 characters`, key)
    }
    note('R7', `"${key}" is longer than 255 characters`)
  }
  if (value !== value.trim()) note('R7', `"${key}" begins or ends with a blank`)
  return value
}

/** A JSON boolean (R18). Refused: any other type, also the text "true" (intercom-php#267). */
export function readBoolean(from: JsonObject, key: string): Change<boolean> {
  const value = member(from, key)
  if (value === undefined || value === null || typeof value === 'boolean') return value
  throw wrongType(key, 'a boolean')
}

/**
 * Unix seconds. Digits in a text are taken as a number, a fraction is dropped; milliseconds and times in the future
 * are stored as sent, with a lint. Refused: other text (an ISO date), other types.
 */
export function readTime(from: JsonObject, key: string, rule: string, { note, nowSeconds }: Reading): Change<number> {
  const value = member(from, key)
  if (value === undefined || value === null) return value
  if (value === '') return null
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number') throw wrongType(key, 'a unix timestamp in seconds')
  if (typeof value === 'string') note(rule, `"${key}" is text; unix seconds are a number`)
  const seconds = Math.trunc(number)
  if (seconds !== number) note(rule, `"${key}" has a fraction, which is dropped`)
  if (seconds >= 1e11) note(rule, `"${key}" looks like milliseconds; the API counts seconds`)
  else if (seconds > nowSeconds + 86_400) note(rule, `"${key}" lies more than a day in the future`)
  return seconds
}

/** A number; digits in a text are taken as a number (a live test sent "10"). Refused: any other type. */
export function readNumber(from: JsonObject, key: string, rule: string, { note }: Reading): Change<number> {
  const value = member(from, key)
  if (value === undefined || value === null) return value
  if (value === '') return null
  const number = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value
  if (typeof number !== 'number') throw wrongType(key, 'a number')
  if (typeof value === 'string') note(rule, `"${key}" is text; the API takes a number`)
  if (number !== Math.trunc(number)) note(rule, `"${key}" has a fraction, which is dropped`)
  return Math.trunc(number)
}

/** A body or member that must be an object, where it is there at all. */
export function asObject(value: JsonValue | undefined, name: string): JsonObject | undefined {
  if (value === undefined || value === null) return undefined
  if (!isJsonObject(value)) throw wrongType(name, 'an object')
  return value
}

/** A member that must be an array of objects, where it is there at all. */
export function asObjects(value: JsonValue | undefined, name: string): JsonObject[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw wrongType(name, 'an array')
  return value.map((member) => {
    if (!isJsonObject(member)) throw wrongType(name, 'an array of objects')
    return member
  })
}
