import type { Cause, Failure } from '../../contracts/wire/index.ts'

/** A case that shows a cause, and how large it is. */
export interface Example {
  failure: Failure
  weight: number
}

/** A cause that a smaller case alone has shown comes after all that were found. */
const afterAll = Number.MAX_SAFE_INTEGER

/** The causes of one rule, in the order in which they were found: findings of one message, those that are known apart from the others. */
export class Causes {
  readonly #causes = new Map<string, Cause>()

  /** No causes, or those that were told before. */
  constructor(told: readonly Cause[] = []) {
    for (const cause of told) this.add(cause)
  }

  /** Counts a finding. `told` makes its example, which is asked for only where it is the smallest so far. */
  count(message: string, isKnown: boolean, weight: number, at: number, told: () => Failure): void {
    const key = keyOf(message, isKnown)
    const cause = this.#causes.get(key)
    if (cause === undefined) {
      this.#causes.set(key, { failure: { ...told(), count: 1 }, weight, first: at, shown: at })
      return
    }
    const count = cause.failure.count + 1
    if (cause.weight <= weight) cause.failure.count = count
    else Object.assign(cause, { failure: { ...told(), count }, weight, shown: at })
  }

  /** Takes a smaller example. It is not counted, unless nothing but it has shown the cause. */
  exemplify({ failure, weight }: Example): void {
    const key = keyOf(failure.message, failure.known !== undefined)
    const cause = this.#causes.get(key)
    if (cause === undefined) {
      this.#causes.set(key, { failure: { ...failure, count: 1 }, weight, first: afterAll, shown: afterAll })
    } else if (weight < cause.weight) {
      Object.assign(cause, { failure: { ...failure, count: cause.failure.count }, weight })
    }
  }

  /** Adds what another part of the run found. Parts are added in the order of the places of what they found. */
  add({ failure, weight, first, shown }: Cause): void {
    const key = keyOf(failure.message, failure.known !== undefined)
    const cause = this.#causes.get(key)
    if (cause === undefined) {
      this.#causes.set(key, { failure: { ...failure }, weight, first, shown })
      return
    }
    const count = cause.failure.count + failure.count
    const isSmaller = weight < cause.weight || (weight === cause.weight && shown < cause.shown)
    if (isSmaller) Object.assign(cause, { failure: { ...failure, count }, weight, shown })
    else cause.failure.count = count
  }

  list(): readonly Cause[] {
    return [...this.#causes.values()]
  }
}

const keyOf = (message: string, isKnown: boolean) => (isKnown ? `${message}\u0000known` : message)
