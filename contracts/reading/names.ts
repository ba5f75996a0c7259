import type { JsonObject } from '../wire/index.ts'
import { leavesOf } from './leaves.ts'
import { once, onceForText } from './once.ts'

/** Characters that Intercom replaces in attribute names (Intercom help, "Create and track custom data attributes"). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of them
const refusedInNames = /[.$~`!@#%^&*'{}[\]|\\"\u0000]/

/** Whether an attribute or metadata name holds a character that Intercom would rename it for (U6, T6). */
export function isRenamedByIntercom(name: string): boolean {
  return refusedInNames.test(name)
}

/**
 * A name without case and without anything but letters and digits: two names that are equal in it may meet, however an
 * implementation joins nested names.
 */
export function bareName(parts: readonly (string | number)[] | string): string {
  if (typeof parts === 'string') return bareText(parts)
  return bareText(parts.length === 1 ? String(parts[0]) : parts.join(''))
}

const bareText = (text: string) => (isBareAlready(text) ? text : bared(text))

const bared = onceForText((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))

/** Most names are small letters and digits alone: seen at a glance, faster than any memory. */
function isBareAlready(text: string): boolean {
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    const isSmallLetter = code >= 97 && code <= 122
    if (!isSmallLetter && !(code >= 48 && code <= 57)) return false
  }
  return true
}

const withoutDigits = onceForText((name) => name.replace(/\p{N}/gu, ''))

/** Whether a name is sent as it is: outer blanks may be trimmed, and a lone surrogate may be sent otherwise or left out (G8). */
const needsNoChange = onceForText((name) => name === name.trim() && name.isWellFormed() && !isRenamedByIntercom(name))

/**
 * The direct keys of an object that need no other name: they hold nothing that has to change, and no other name can meet
 * them, however nested names are joined and array places numbered (U4, T3; Freedoms).
 */
export const keysThatStay = once((holder: JsonObject): ReadonlySet<string> => {
  const joined = new Set<string>()
  const numbered = new Set<string>()
  for (const { path } of leavesOf(holder)) {
    if (path.length === 1) continue
    const bare = bareName(path)
    joined.add(bare)
    if (path.some((part) => typeof part === 'number')) numbered.add(withoutDigits(bare))
  }
  const keyByBareName = new Map<string, string | undefined>()
  for (const key of Object.keys(holder)) {
    const bare = bareName(key)
    keyByBareName.set(bare, keyByBareName.has(bare) ? undefined : key)
  }
  const staying = new Set<string>()
  for (const [bare, key] of keyByBareName) {
    const isMet = key === undefined || joined.has(bare) || (numbered.size > 0 && numbered.has(withoutDigits(bare)))
    if (!isMet && needsNoChange(key)) staying.add(key)
  }
  return staying
})

/**
 * Bare names that a flattened object may lead to: its direct keys, and the parts of each path from either end, since how
 * nested names are joined is free.
 */
export const possibleNames = once((holder: JsonObject): ReadonlySet<string> => {
  const names = new Set(Object.keys(holder).map(bareName))
  for (const { path } of leavesOf(holder)) {
    for (const [index] of path.entries()) {
      names.add(bareName(path.slice(index)))
      names.add(bareName(path.slice(0, index + 1)))
    }
  }
  return names
})
