import type { JsonValue } from '../wire/index.ts'
import type { Leaf } from './leaves.ts'
import { isIsoDate, readTime } from './time.ts'

/** Where values are looked for: custom attributes convert `_at` dates, metadata `_date` dates and booleans. */
export interface Reach {
  dateSuffix: '_at' | '_date'
  /** Whether a boolean may stand as text (Freedoms, metadata). */
  booleansAsText: boolean
}

/** Whether a leaf may be left out (Freedoms): null, blank text, an empty key, text around NUL, numbers beyond 2^53, lone surrogates. */
function mayBeLeftOut({ path, value }: Leaf): boolean {
  if (value === null || path.includes('')) return true
  for (const key of path) {
    if (typeof key === 'string' && (!key.isWellFormed() || key.includes('\u0000'))) return true
  }
  if (typeof value === 'number') return !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER
  return typeof value === 'string' && (value.trim() === '' || value.includes('\u0000') || !value.isWellFormed())
}

/** Whether a dated leaf may be sent as some time that nobody judges: a day that does not exist, a form that few read (U3). */
function isOpenTime({ path, value }: Leaf, { dateSuffix }: Reach): boolean {
  const key = path.length === 1 ? path[0] : undefined
  return (
    typeof key === 'string' && key.endsWith(dateSuffix) && typeof value === 'string' && readTime(value).kind === 'open'
  )
}

/** The forms in which a leaf counts as reached. */
function forms({ path, value }: Leaf, reach: Reach): JsonValue[] {
  const key = path.length === 1 ? path[0] : undefined
  if (typeof key === 'string' && key.endsWith(reach.dateSuffix) && isIsoDate(value)) {
    const { ms = 0, zone } = readTime(value)
    const seconds = Math.floor(ms / 1000)
    // UTC comes first, so that no time takes what was sent for another one, an hour or more away.
    return zone === 'assumed' ? [value, seconds, ...anyZone(seconds)] : [value, seconds, seconds + 1]
  }
  if (typeof value === 'boolean' && reach.booleansAsText) return [value, String(value)]
  return [value]
}

/** A time without zone may have been read in any zone: quarters of an hour, from -12 to +14 hours. */
function anyZone(seconds: number): number[] {
  return Array.from({ length: 2 * 15 * 4 + 1 }, (_, quarter) => seconds + (quarter - 60) * 900)
}

/** Text over 255 characters may be cut, though not to nothing and never inside a surrogate pair (Freedoms). */
function isCutOf(sent: JsonValue, value: unknown): boolean {
  if (typeof sent !== 'string' || typeof value !== 'string' || value.length <= 255) return false
  const kept = sent.replace(/(…|\.\.\.)$/, '')
  return kept.length >= 60 && kept.isWellFormed() && value.startsWith(kept)
}

/** How often each value was sent. Values are used up as leaves are found, so that repeats count. */
class SentValues {
  readonly #counts = new Map<JsonValue, number>()
  readonly #texts: string[] = []

  constructor(values: readonly JsonValue[]) {
    for (const value of values) {
      if (typeof value === 'object' && value !== null) continue
      this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
      if (typeof value === 'string' && value.length >= 60) this.#texts.push(value)
    }
  }

  take(value: JsonValue): boolean {
    const count = this.#counts.get(value) ?? 0
    if (count === 0) return false
    this.#counts.set(value, count - 1)
    return true
  }

  takeWholeNumber(): boolean {
    for (const [value, count] of this.#counts) if (count > 0 && Number.isInteger(value)) return this.take(value)
    return false
  }

  takeCutOf(value: unknown): boolean {
    return this.#texts.some((text) => isCutOf(text, value) && this.take(text))
  }
}

/**
 * The leaves that are not among the sent scalars, counted with repeats and told apart by JSON type. What the contract leaves
 * free is never missing.
 */
export function missingLeaves(leaves: readonly Leaf[], sent: readonly JsonValue[], reach: Reach): Leaf[] {
  if (leaves.length === 0) return []
  const values = new SentValues(sent)
  const required = leaves
    .filter((leaf) => !mayBeLeftOut(leaf))
    .map((leaf) => ({ leaf, forms: forms(leaf, reach) }))
    .sort((left, right) => left.forms.length - right.forms.length)
  return required
    .filter(({ leaf, forms }) => !forms.some((form) => values.take(form)) && !values.takeCutOf(leaf.value))
    .map(({ leaf }) => leaf)
    .filter((leaf) => !isOpenTime(leaf, reach) || !values.takeWholeNumber())
}

/** Whether a sent value is a form of the leaf: for a name that is kept, where the value stands is known. */
export function isFormOf(sent: JsonValue | undefined, leaf: Leaf, reach: Reach): boolean {
  if (sent === undefined) return mayBeLeftOut(leaf)
  if (isOpenTime(leaf, reach) && Number.isInteger(sent)) return true
  return mayBeLeftOut(leaf) || forms(leaf, reach).includes(sent) || isCutOf(sent, leaf.value)
}
