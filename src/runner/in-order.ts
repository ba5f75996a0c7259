/**
 * Does jobs side by side, at most `width` at once, and yields what comes of them in the order of the jobs: a run that is
 * played faster tells the same. Where one fails, those under way are waited for.
 */
export async function* inOrder<Result>(
  jobs: Iterable<() => Promise<Result>>,
  width: number,
): AsyncGenerator<Result, void, void> {
  if (width <= 1) {
    for (const job of jobs) yield await job()
    return
  }
  const underWay: Promise<Result>[] = []
  try {
    for (const job of jobs) {
      underWay.push(handled(job()))
      if (underWay.length >= width) yield await (underWay.shift() as Promise<Result>)
    }
    while (underWay.length > 0) yield await (underWay.shift() as Promise<Result>)
  } finally {
    await Promise.allSettled(underWay)
  }
}

/** A failure is told to whoever awaits it; until then it is no unhandled one. */
function handled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {})
  return promise
}
