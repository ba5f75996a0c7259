import { Disturbed, TargetFailure } from '../target-failure.ts'

/** How long to wait, and what to make of it when nothing comes. */
export interface Patience {
  timeoutMs: number
  /** Nothing else is under way: what does not come now was not held up by a neighbour. */
  alone?: boolean | undefined
}

/**
 * What comes of a promise, unless it takes longer: then a `TargetFailure` that says what did not happen; a `Disturbed` where others are
 * under way, which may be why.
 */
export async function within<Value>(
  { timeoutMs, alone }: Patience,
  promise: Promise<Value>,
  what: () => string,
): Promise<Value> {
  const limit = Promise.withResolvers<never>()
  const refuse = () => {
    const message = `${what()} within ${timeoutMs} ms`
    limit.reject(alone ? new TargetFailure(message) : new Disturbed(message))
  }
  const timer = setTimeout(refuse, timeoutMs)
  try {
    return await Promise.race([promise, limit.promise])
  } finally {
    clearTimeout(timer)
  }
}
