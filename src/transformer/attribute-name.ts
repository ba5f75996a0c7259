// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the characters that Intercom refuses
const refused = /[.$~`!@#%^&*'{}[\]|\\"\u0000]/
const everyRefused = new RegExp(refused, 'g')

/**
 * The name under which a key is stored: Intercom puts `_` for the characters that it refuses, and so do we, so that the
 * name is the same on both sides (U6, T6; Intercom help centre, Custom data attributes). An empty key becomes `_`.
 */
export function attributeName(key: string): string {
  if (key === '') return '_'
  return refused.test(key) ? key.replace(everyRefused, '_') : key
}
