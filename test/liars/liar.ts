import type { Event, Outcome } from '../../contracts/wire/index.ts'
import { reference, type Target, type TargetInput } from '../../src/targets/index.ts'

/** A target that is wrong on purpose in one way, and the rule that has to find it. */
export interface Liar {
  /** What it does wrong, in plain words: no two liars tell the same lie. */
  lie: string
  /** The rule that it breaks. */
  breaks: string
  /** The target, made anew for each run: what it remembers begins with that run. */
  target(): Target
}

/** Turns what the reference makes of an event into something else. */
export type Turn = (outcome: Outcome, input: TargetInput) => Outcome

/** The reference with its outcome turned into another one; `makeTurn` is called once for each run. */
export function rememberingLiar(lie: string, breaks: string, makeTurn: () => Turn): Liar {
  return {
    lie,
    breaks,
    target: () => {
      const turn = makeTurn()
      return {
        ...reference,
        name: `liar: ${lie}`,
        transform: async (input) => turn(await reference.transform(input), input),
      }
    },
  }
}

/** The reference with its outcome turned into another one. It remembers nothing. */
export function liar(lie: string, breaks: string, turn: Turn): Liar {
  return rememberingLiar(lie, breaks, () => turn)
}

/** The reference on another input than it was given: it reads something that is not there, or overlooks what is. */
export function misreader(lie: string, breaks: string, misread: (input: TargetInput) => TargetInput): Liar {
  const transform: Target['transform'] = (input) => reference.transform(misread(input))
  return { lie, breaks, target: () => ({ ...reference, name: `liar: ${lie}`, transform }) }
}

/** The reference on another event than it was given. */
export function eventMisreader(
  lie: string,
  breaks: string,
  misread: (event: Event, input: TargetInput) => Event,
): Liar {
  return misreader(lie, breaks, (input) => ({ ...input, event: misread(input.event, input) }))
}

/** The outcome of an event that is not delivered. */
export const dropped = (reason: string): Outcome => ({ kind: 'dropped', reason })
