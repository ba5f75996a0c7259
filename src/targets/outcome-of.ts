import type { Answer, InputChanged } from './target.ts'

/** The outcome itself, or that there is none, whatever was told beside it. */
export function outcomeOf<Given extends Answer>(answer: Given): Exclude<Given, InputChanged> | InputChanged['outcome'] {
  return answer.kind === 'input-changed' ? answer.outcome : (answer as Exclude<Given, InputChanged>)
}
