/** Things that can be listed: `place` breaks ties in the order of creation. */
interface Listed {
  readonly place: number
}

/**
 * The members of a collection in the order of a numeric field. Sorting is done once for each order asked for and kept
 * until the collection changes, so that paging through it costs no more than the pages.
 */
export class Ordered<Thing extends Listed> {
  readonly #all: () => Iterable<Thing>
  /** Made when first asked for: most collections never are. */
  #sorted: Map<string, readonly Thing[]> | undefined

  constructor(all: () => Iterable<Thing>) {
    this.#all = all
  }

  /** To be called at each change. */
  changed(): void {
    this.#sorted = undefined
  }

  /** Things without the field come last in both orders. */
  by(field: string, read: (thing: Thing) => number | null, order: 'asc' | 'desc'): readonly Thing[] {
    const key = `${field} ${order}`
    const known = this.#sorted?.get(key)
    if (known !== undefined) return known
    const sorted = sortedBy([...this.#all()], read, order)
    this.#sorted ??= new Map()
    this.#sorted.set(key, sorted)
    return sorted
  }
}

export function sortedBy<Thing extends Listed>(
  things: Thing[],
  read: (thing: Thing) => number | null,
  order: 'asc' | 'desc',
): Thing[] {
  const sign = order === 'asc' ? 1 : -1
  return things.sort((left, right) => {
    const a = read(left)
    const b = read(right)
    if (a === null || b === null) return a === b ? sign * (left.place - right.place) : a === null ? 1 : -1
    return sign * (a - b || left.place - right.place)
  })
}
