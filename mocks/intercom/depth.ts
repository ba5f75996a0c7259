import type { JsonValue } from '../../contracts/wire/index.ts'

/** Levels of objects and arrays that a body may have; deeper ones are refused before anything reads them. */
const depthMax = 500

/** Whether a value nests deeper than `depthMax`. Walks level by level: no recursion, however deep the value is. */
export function isTooDeep(value: JsonValue | undefined): boolean {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : []
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > depthMax) return true
    const next: object[] = []
    for (const container of level) {
      for (const member of Array.isArray(container) ? container : Object.values(container)) {
        if (typeof member === 'object' && member !== null) next.push(member)
      }
    }
    level = next
  }
  return false
}
