/**
 * Leaves out of a list what is not needed to show something: halves first, then quarters, down to single items, until nothing more can go.
 * `shows` is asked for the list that is left; it answers `undefined` where the budget is spent, and the shortest list so far is given.
 */
export async function minimise<Item>(
  items: readonly Item[],
  shows: (left: readonly Item[]) => Promise<boolean | undefined>,
): Promise<readonly Item[]> {
  let left = items
  let size = Math.ceil(left.length / 2)
  while (size >= 1 && left.length > 1) {
    let isShorter = false
    for (let from = 0; from < left.length; ) {
      const rest = [...left.slice(0, from), ...left.slice(from + size)]
      const shown = rest.length === 0 ? false : await shows(rest)
      if (shown === undefined) return left
      if (shown) {
        left = rest
        isShorter = true
      } else from += size
    }
    if (size === 1 && !isShorter) break
    size = size === 1 ? 1 : Math.ceil(size / 2)
  }
  return left
}
