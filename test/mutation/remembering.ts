/**
 * Stands in for `contracts/reading/once.ts` where code stays loaded from mutant to mutant: what was read without a mutant, or under
 * another one, is not remembered, or it would hide what this one does.
 */
import * as real from '../../contracts/reading/once.ts'

function forEachMutant<Argument, Answer>(remembering: () => (argument: Argument) => Answer) {
  let mutant: string | undefined
  let read = remembering()
  return (argument: Argument): Answer => {
    const active = globalThis.__stryker__?.activeMutant
    if (active !== mutant) {
      mutant = active
      read = remembering()
    }
    return read(argument)
  }
}

export function once<Subject extends object, Answer>(read: (subject: Subject) => Answer): (subject: Subject) => Answer {
  return forEachMutant(() => real.once(read))
}

export function onceForText<Answer>(read: (text: string) => Answer, textsMax?: number): (text: string) => Answer {
  return forEachMutant(() => real.onceForText(read, textsMax))
}
