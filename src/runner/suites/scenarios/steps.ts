import {
  type Action,
  type Expectations,
  type Step,
  type stepWords,
  type Verb,
  verbs,
  type Weather,
} from '../../../../contracts/wire/index.ts'

/** A step, told apart by what it is. */
export type ReadStep =
  | { kind: 'wait'; ms: number }
  | { kind: 'weather'; weather: string | Weather }
  | { kind: 'expect'; expected: Expectations }
  | { kind: 'act'; who: string; action: Action }

const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

const millisecondsOf = (wait: string): number =>
  Number(wait.slice(0, -1)) * unitMs[wait.slice(-1) as keyof typeof unitMs]

/** Reads a step; `step` has one key. */
export function readStep(step: Step): ReadStep {
  const [word, what] = Object.entries(step)[0] as [string, unknown]
  switch (word as (typeof stepWords)[number]) {
    case 'wait':
      return { kind: 'wait', ms: millisecondsOf(what as string) }
    case 'weather':
      return { kind: 'weather', weather: what as string | Weather }
    case 'expect':
      return { kind: 'expect', expected: what as Expectations }
    default:
      return { kind: 'act', who: word, action: what as Action }
  }
}

/** The verbs that an action has: one, where it means anything. */
export const verbsOf = (action: Action): Verb[] => verbs.filter((verb) => action[verb] !== undefined)

/** A step in words, for people who look for it: `ada on phone: track Signed Up`. */
export function wordsOf(step: Step): string {
  const read = readStep(step)
  if (read.kind === 'wait') return `wait ${Object.values(step)[0]}`
  if (read.kind === 'expect') return 'expect'
  if (read.kind === 'weather') return `weather ${typeof read.weather === 'string' ? read.weather : 'of its own'}`
  const [verb] = verbsOf(read.action)
  const what = verb === undefined ? undefined : read.action[verb]
  return `${read.who}: ${verb ?? ''}${what === undefined || what === null || what === true ? '' : ` ${what}`}`
}
