/**
 * Every value inside a value, itself included, and every key, in no order that matters. Not recursive, so that depth costs
 * nothing; what is no JSON (an `undefined`, a function) is met like the rest.
 */
export function* valuesIn(value: unknown): Generator<unknown> {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    yield next
    if (Array.isArray(next)) for (const item of next) waiting.push(item)
    else if (typeof next === 'object' && next !== null) for (const item of Object.values(next)) waiting.push(item)
  }
}

/** Every text inside a value: its texts, and the keys of its objects. */
export function* textsIn(value: unknown): Generator<string> {
  for (const found of valuesIn(value)) {
    if (typeof found === 'string') yield found
    else if (typeof found === 'object' && found !== null && !Array.isArray(found)) yield* Object.keys(found)
  }
}
