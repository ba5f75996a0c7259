import { type Given, textFrom } from './kinds.ts'

const codePointsMax = 255

/**
 * A value that is usable as an identifier: text without its outer blanks, which Intercom does not take, or a finite
 * number as its text (I1, I5; Intercom API 1.4 reference, User model). The same for people, companies and events.
 */
export function identifierFrom(value: Given): string | undefined {
  return textFrom(value)?.trim()
}

/** Whether Intercom refuses an identifier for its length: over 255 code points (I5). */
export function isTooLong(identifier: string | undefined): boolean {
  // A code point is one unit long, or two: short texts need no count, and of long ones the beginning decides.
  if (identifier === undefined || identifier.length <= codePointsMax) return false
  return [...identifier.slice(0, 2 * codePointsMax + 2)].length > codePointsMax
}
