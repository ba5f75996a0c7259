import type { AnswerExpectation as Expectation } from '../../../contracts/wire/index.ts'
import { isJsonObject, type JsonValue } from '../../../contracts/wire/index.ts'

export interface Received {
  status: number
  headers: Headers
  /** The body as JSON; undefined where it is empty, its text where it is no JSON. */
  body: JsonValue | undefined
}

const kinds: Readonly<Record<string, (value: JsonValue | undefined) => boolean>> = {
  '<any>': (value) => value !== undefined,
  '<text>': (value) => typeof value === 'string' && value !== '',
  '<integer>': (value) => Number.isInteger(value),
  '<id>': (value) => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value),
  '<digits>': (value) => typeof value === 'string' && /^\d+$/.test(value),
  '<absent>': (value) => value === undefined,
  '<object>': isJsonObject,
}

/** What is different from the expectation: one sentence for each difference, none where it is met. */
export function differences(expected: Expectation, received: Received): string[] {
  const statuses = [expected.status].flat()
  const found = statuses.includes(received.status) ? [] : [`status ${received.status}, not ${statuses.join(' or ')}`]
  for (const [name, pattern] of Object.entries(expected.headers ?? {})) {
    const value = received.headers.get(name) ?? undefined
    if (!matchesText(pattern, value)) found.push(`header ${name} is ${show(value)}, not ${pattern}`)
  }
  if (expected.body !== undefined) compare(expected.body, received.body, '', found)
  if (expected.error !== undefined) compareError(expected.error, received.body, found)
  return found
}

function matchesText(pattern: string, value: string | undefined): boolean {
  if (pattern === '<integer>') return value !== undefined && /^-?\d+$/.test(value)
  return kinds[pattern]?.(value) ?? value === pattern
}

function compareError(expected: NonNullable<Expectation['error']>, body: JsonValue | undefined, found: string[]): void {
  const errors = isJsonObject(body) && body['type'] === 'error.list' ? body['errors'] : undefined
  const first = Array.isArray(errors) ? errors[0] : undefined
  if (!isJsonObject(first)) {
    found.push(`the body is no error.list: ${show(body)}`)
    return
  }
  const codes = [expected.code ?? []].flat()
  if (codes.length > 0 && !codes.includes(String(first['code'])))
    found.push(`code ${show(first['code'])}, not ${codes.join(' or ')}`)
  const { message } = expected
  if (message !== undefined && !new RegExp(message).test(String(first['message']))) {
    found.push(`message ${show(first['message'])}, not like /${message}/`)
  }
}

/** Expectations are short and written by us: recursion over them is bounded. */
function compare(expected: JsonValue, received: JsonValue | undefined, path: string, found: string[]): void {
  const place = path === '' ? 'the body' : path
  if (typeof expected === 'string' && expected in kinds) {
    if (!kinds[expected]?.(received)) found.push(`${place} is ${show(received)}, not ${expected}`)
  } else if (Array.isArray(expected)) {
    if (!Array.isArray(received) || received.length !== expected.length) {
      found.push(`${place} is ${show(received)}, not a list of ${expected.length}`)
    } else {
      for (const [at, one] of expected.entries()) compare(one, received[at], `${path}/${at}`, found)
    }
  } else if (isJsonObject(expected)) {
    if (!isJsonObject(received)) found.push(`${place} is ${show(received)}, not an object`)
    else for (const [key, one] of Object.entries(expected)) compare(one, own(received, key), `${path}/${key}`, found)
  } else if (expected !== received) {
    found.push(`${place} is ${show(received)}, not ${show(expected)}`)
  }
}

function own(object: { [key: string]: JsonValue }, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function show(value: JsonValue | undefined): string {
  const text = JSON.stringify(value) ?? 'absent'
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`
}
