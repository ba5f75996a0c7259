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
  return bareText(typeof parts === 'string' ? parts : parts.join(''))
}

const bareText = onceForText((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))

const withoutDigits = onceForText((name) => name.replace(/\p{N}/gu, ''))

/**
 * The direct keys of an object that need no other name: they hold nothing that Intercom renames, and no other name can
 * meet them, however nested names are joined and array places numbered (U4, T3; Freedoms). Outer blanks may be trimmed, and
 * a lone surrogate may be sent otherwise or left out (G8).
 */
export const keysThatStay = once((holder: JsonObject): ReadonlySet<string> => {
  const keys = Object.keys(holder)
  const direct = new Map<string, number>()
  for (const key of keys) direct.set(bareName(key), (direct.get(bareName(key)) ?? 0) + 1)
  const joined = new Set<string>()
  const numbered = new Set<string>()
  for (const { path } of leavesOf(holder)) {
    if (path.length === 1) continue
    joined.add(bareName(path))
    if (path.some((part) => typeof part === 'number')) numbered.add(withoutDigits(bareName(path)))
  }
  return new Set(
    keys.filter((key) => {
      const bare = bareName(key)
      if (key !== key.trim() || !key.isWellFormed() || isRenamedByIntercom(key)) return false
      if (direct.get(bare) !== 1) return false
      return !joined.has(bare) && !numbered.has(withoutDigits(bare))
    }),
  )
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
