import type { Answer, Composed, InputChanged } from './target.ts'

/** What tells something beside an outcome. */
type Told = InputChanged | Composed

/** The outcome itself, or that there is none, whatever was told beside it. */
export function outcomeOf<Given extends Answer>(answer: Given): Exclude<Given, Told> | Told['outcome'] {
  if (answer.kind === 'input-changed' || answer.kind === 'composed') return answer.outcome
  return answer as Exclude<Given, Told>
}
