import { stringify } from 'yaml'
import type { Deviation, RuleReport } from '../../../contracts/wire/index.ts'

const heading = `# The known deviations of this target, each with its reason. A failure that stands here does not fail a run; an entry that
# matches nothing, or whose date has passed, does. Written by "check --update-baseline"; reasons, links and dates are yours.
`

const unexplained = 'Not explained yet.'

/**
 * The text of a baseline that covers exactly what a run found: entries that were met stay as they are, new failures get an entry of
 * their own by message (or one for the rule, where it has more causes than a report tells), what was not met goes. In the order of the contract, so that a change is a small diff.
 */
export function baselineText(
  reports: readonly RuleReport[],
  entries: readonly Deviation[],
  unmet: readonly Deviation[],
): string {
  const kept = entries.filter((entry) => !unmet.includes(entry))
  const all = reports.flatMap(({ id, level, failures, causes = failures.length }) => {
    if (level === 'info' || level === 'may') return []
    const messages = failures.filter(({ known }) => known === undefined).map(({ message }) => message)
    const fresh: Deviation[] =
      causes > failures.length
        ? [{ rule: id, reason: unexplained }]
        : messages.toSorted().map((message) => ({ rule: id, where: { failure: message }, reason: unexplained }))
    return [...kept.filter(({ rule }) => rule === id), ...fresh]
  })
  const outside = kept.filter((entry) => !all.includes(entry))
  return heading + stringify({ entries: [...all, ...outside] }, { lineWidth: 120 })
}
