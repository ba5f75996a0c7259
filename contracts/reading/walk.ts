/**
 * Every value inside a value, itself included, in no order that matters. Not recursive, so that depth costs nothing; what is no JSON
 * (an `undefined`, a function) is met like the rest.
 */
export function valuesIn(value: unknown): unknown[] {
  const found: unknown[] = []
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    found.push(next)
    if (Array.isArray(next)) for (const item of next) waiting.push(item)
    else if (typeof next === 'object' && next !== null) for (const item of Object.values(next)) waiting.push(item)
  }
  return found
}

/** Those of the texts that stand somewhere in a value: as one of its texts or in one, keys included. One pass, whatever their number. */
export function textsFoundIn(value: unknown, texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const lengthMin = Math.min(...texts.map(({ length }) => length))
  const lookIn = (text: string) => {
    if (text.length < lengthMin) return
    for (const sought of texts) if (text.includes(sought)) found.add(sought)
  }
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string') lookIn(next)
    else if (Array.isArray(next)) for (const item of next) waiting.push(item)
    else if (typeof next === 'object' && next !== null) {
      for (const key of Object.keys(next)) {
        lookIn(key)
        waiting.push((next as Record<string, unknown>)[key])
      }
    }
  }
  return found
}
