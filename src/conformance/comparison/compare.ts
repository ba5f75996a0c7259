import { type Change, type Comparison, changeKinds, type Report } from '../../../contracts/wire/index.ts'
import { changesOfRules } from './rules.ts'
import { changesOfRun } from './run.ts'

/** A report of `check`, and what it is called in errors: its file. */
export interface Side {
  name: string
  report: Report
}

/**
 * What the second run found otherwise than the first: rule by rule, cause by cause, and what it no longer looked at. A function of the two
 * reports. Both are expected to be comparable (`expectComparable`).
 */
export function compareReports(before: Report, after: Report): Comparison {
  const changes = [...changesOfRun(before, after), ...changesOfRules(before, after)].toSorted(
    (left, right) => rankOf(left) - rankOf(right),
  )
  const has = (direction: Change['direction']) => changes.some((change) => change.direction === direction)
  return {
    old: sideOf(before),
    new: sideOf(after),
    verdict: has('worse') ? 'worse' : has('better') ? 'better' : 'same',
    changes,
    notes: notesOn(before, after),
  }
}

const directions: readonly Change['direction'][] = ['worse', 'better', 'neither']

const rankOf = ({ direction, kind }: Change) =>
  directions.indexOf(direction) * changeKinds.length + changeKinds.indexOf(kind)

const sideOf = ({ tool, contract, target, seed, summary: { verdict, cases } }: Report): Comparison['old'] => ({
  tool,
  contract,
  target,
  seed,
  verdict,
  cases,
})

/** What may make a difference beside the target. */
function notesOn(before: Report, after: Report): string[] {
  const differs = (what: string, left: string | number, right: string | number, so: string) =>
    left === right ? [] : [`${what}: ${left} before, ${right} now. ${so}`]
  return [
    ...differs('Targets', before.target.name, after.target.name, 'Two targets are compared, not two states of one.'),
    ...differs('Versions of the contract', before.contract.version, after.contract.version, 'Rules may say more.'),
    ...differs('Versions of the tool', before.tool.version, after.tool.version, 'Other cases may be played.'),
    ...differs('Seeds', before.seed, after.seed, 'Other cases are generated: a rare cause may come or go by chance.'),
    ...differs('Cases', before.summary.cases, after.summary.cases, 'What is played more often shows more.'),
  ]
}
