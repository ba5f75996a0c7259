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
  const text = typeof parts === 'string' ? parts : parts.join('')
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
