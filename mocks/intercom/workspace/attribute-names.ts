import { refusal } from '../refusal.ts'
import type { Attributes, Scalar } from './attributes.ts'

export type AttributeType = 'string' | 'integer' | 'float' | 'boolean' | 'date'

/** What is known of an attribute: the type of the first value that was written, and when. */
export interface AttributeUse {
  /** Undefined as long as it had no value. */
  type: AttributeType | undefined
  readonly firstAt: number
}

/** The attribute names in use for users, or for companies, of one workspace; never more than the limit. */
export class AttributeNames {
  readonly #names = new Map<string, AttributeUse>()
  readonly #max: number

  constructor(max: number) {
    this.#max = max
  }

  /** Refuses, before anything changes, names that would exceed the limit (code of intercom-ruby's CDALimitReachedError). */
  checkRoom(entries: readonly (readonly [string, Scalar])[]): void {
    const added = new Set<string>()
    for (const [name] of entries) if (!this.#names.has(name)) added.add(name)
    if (added.size > 0 && this.#names.size + added.size > this.#max) {
      throw refusal(422, 'custom_data_limit_reached', `Cannot have more than ${this.#max} active custom attributes`)
    }
  }

  /** Merges attributes into those of one object: names that are not mentioned stay. */
  merge(
    into: Attributes | undefined,
    entries: readonly (readonly [string, Scalar])[],
    nowSeconds: number,
  ): Attributes | undefined {
    if (entries.length === 0) return into
    const merged = into ?? new Map<string, Scalar>()
    for (const [name, value] of entries) {
      this.#use(name, value, nowSeconds)
      merged.set(name, value)
    }
    return merged
  }
  /** The attributes in use by name, in the order in which they came. */
  all(): IterableIterator<[name: string, use: AttributeUse]> {
    return this.#names.entries()
  }

  #use(name: string, value: Scalar, nowSeconds: number): void {
    const known = this.#names.get(name)
    if (known === undefined) this.#names.set(name, { type: typeOf(name, value), firstAt: nowSeconds })
    else if (known.type === undefined) known.type = typeOf(name, value)
    else if (known.type === 'integer' && typeof value === 'number' && !Number.isInteger(value)) known.type = 'float'
  }
}

/** A number under a name that ends in `_at` counts as a date (help centre: "Create and track custom data attributes"). */
function typeOf(name: string, value: Scalar): AttributeType | undefined {
  if (value === null) return undefined
  if (typeof value !== 'number') return typeof value === 'string' ? 'string' : 'boolean'
  if (!Number.isInteger(value)) return 'float'
  return name.endsWith('_at') ? 'date' : 'integer'
}
