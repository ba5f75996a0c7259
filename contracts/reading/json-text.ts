import type { JsonValue } from '../wire/index.ts'
import { scalarsIn } from './leaves.ts'
import { bareName } from './names.ts'

const looksNested = (value: unknown): value is string => typeof value === 'string' && /^\s*[{[]/.test(value)

/** The object or array that a text holds as JSON; absent where it holds none. */
export function nestedInText(value: unknown): JsonValue | undefined {
  if (!looksNested(value)) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** Sent values, and the scalars inside those that are JSON text: a company's nested value may stand as such (U11, C2). */
export function scalarsWithin(values: readonly JsonValue[]): JsonValue[] {
  return values.flatMap((value) => {
    const nested = nestedInText(value)
    return nested === undefined ? [value] : [value, ...scalarsIn([nested])]
  })
}

/** Shorter text was not cut: it is no JSON in the first place, such as "[object Object]". */
const cutLengthMin = 60

/**
 * Whether a nested value may be inside JSON text that was cut, as text over 255 characters may be (Freedoms). A name of nothing
 * but signs may have become any other.
 */
export function isInsideCutText(
  path: readonly (string | number)[],
  attributes: readonly (readonly [string, JsonValue])[],
): boolean {
  const names = new Set(path.slice(0, -1).map((_, index) => bareName(path.slice(0, index + 1))))
  return attributes.some(
    ([key, value]) =>
      (names.has(bareName(key)) || names.has('')) &&
      looksNested(value) &&
      value.length >= cutLengthMin &&
      nestedInText(value) === undefined,
  )
}
