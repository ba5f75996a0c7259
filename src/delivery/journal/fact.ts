import type { Delivery, Progress } from '../delivery.ts'
import type { Accounting, DeadLetter, Ending } from '../ending.ts'
import type { Parcel } from '../parcel.ts'

/** Something that happened to an event, as a journal remembers it. */
export type Fact =
  | { fact: 'accepted'; parcel: Parcel }
  /** One more of its requests was taken. */
  | { fact: 'taken'; id: string }
  /** A request failed, and is sent again; where the whole workspace is held, until when. */
  | { fact: 'again'; id: string; failures: number; notBeforeMs: number; holdUntilMs?: number }
  | { fact: 'ended'; id: string; as: 'delivered' }
  | { fact: 'ended'; id: string; as: 'aborted'; reason: string; letter: DeadLetter }
  | { fact: 'dropped'; id: string; reason: string }
  /** What a shorter journal begins with: all that stood in a longer one before. */
  | { fact: 'sum'; version: 1; accounting: Accounting }
  | { fact: 'held'; workspace: string; untilMs: number }
  | { fact: 'standing'; id: string; taken: number; failures: number; notBeforeMs: number }

/** A delivery that tells each thing that happens to its events, at once and in order. */
export function recorded(delivery: Delivery, write: (fact: Fact) => void): Delivery {
  return {
    ...delivery,
    accept(parcel, standing) {
      const ending = delivery.accept(parcel, standing)
      write(ending?.kind === 'dropped' ? droppedFact(ending) : { fact: 'accepted', parcel })
      return ending
    },
    drop(id, reason) {
      write({ fact: 'dropped', id, reason })
      return delivery.drop(id, reason)
    },
    answered(attempt, answer, nowMs) {
      const progress = delivery.answered(attempt, answer, nowMs)
      write(factOf(attempt.parcel.id, attempt.number, progress))
      return progress
    },
  }
}

const droppedFact = ({ id, reason }: Extract<Ending, { kind: 'dropped' }>): Fact => ({ fact: 'dropped', id, reason })

function factOf(id: string, failures: number, progress: Progress): Fact {
  if (progress.kind === 'taken') return { fact: 'taken', id }
  if (progress.kind === 'again') {
    const { atMs: notBeforeMs, holdUntilMs } = progress
    return { fact: 'again', id, failures, notBeforeMs, ...(holdUntilMs === undefined ? {} : { holdUntilMs }) }
  }
  const { ending } = progress
  if (ending.kind === 'dropped') return droppedFact(ending)
  if (ending.kind === 'delivered') return { fact: 'ended', id, as: 'delivered' }
  return { fact: 'ended', id, as: 'aborted', reason: ending.reason, letter: ending.letter }
}
