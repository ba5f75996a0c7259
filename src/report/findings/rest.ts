import type { Report, RuleReport } from '../../../contracts/wire/index.ts'
import { many, times } from '../counts.ts'
import { code, prose } from '../markdown-text.ts'

/** Deviations that the baseline knows, each with its reason. */
export function tellKnown({ rules }: Report): string[] {
  return rules.flatMap(({ id, failures }) =>
    failures.flatMap(({ message, count, known }) =>
      known === undefined ? [] : [`- ${id}: ${prose(message)} (${times(count)}) The reason given: ${code(known)}`],
    ),
  )
}

/** Entries of the baseline that nothing needs any more. */
export function tellStale({ summary }: Report): string[] {
  return (summary.stale ?? []).map(({ rule, why }) => `- stale in the baseline, ${code(rule)}: ${prose(why)}`)
}

/** What is no deviation, and worth knowing. */
export function tellNotes({ rules }: Report): string[] {
  return rules.flatMap(({ id, notes = [] }) =>
    notes.map(({ message, count }) => `- ${id}: ${prose(message)} (${times(count)})`),
  )
}

/** What has no verdict, so that nobody takes silence for one. */
export function tellUnjudged({ rules, complete }: Report): string[] {
  const idsOf = (verdict: RuleReport['verdict']) =>
    rules.filter((rule) => rule.verdict === verdict && rule.level !== 'may').map(({ id }) => id)
  const told = (words: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`- ${many(ids.length, 'rule')} ${words}: ${ids.join(', ')}`]
  return [
    ...(complete ? [] : ['- the run was interrupted: there may be more to find']),
    ...told('met no case, so nothing is said of them', idsOf('not-exercised')),
    ...told('skipped', idsOf('skipped')),
  ]
}
