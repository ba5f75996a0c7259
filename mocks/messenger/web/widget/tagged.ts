/**
 * What a call was given, as JSON text that loses nothing: what JSON cannot say is written as `encodeJson` of the words writes it, so that
 * `decodeJson` reads it back. Stops where `encodeJson` would not: at circles, and deeper than 200 levels.
 */
export function tagged(value: unknown): string {
  return JSON.stringify(tag(value, []))
}

function tag(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) }
  if (typeof value === 'bigint') return { $number: String(value) }
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return { $undefined: true }
  if (typeof value !== 'object' || value === null) return value
  if (above.includes(value)) return '[circle]'
  if (above.length > 200) return '[deeper than 200 levels]'
  // Dates may come from another realm, where instanceof is of no use.
  if (Object.prototype.toString.call(value) === '[object Date]') return JSON.parse(JSON.stringify(value))
  const within = [...above, value]
  if (Array.isArray(value)) return Array.from(value, (item) => tag(item, within))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, tag(member, within)]))
}
