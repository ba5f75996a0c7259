import { stringify } from 'yaml'
import type { Deviation, RuleReport } from '../../contracts/wire/index.ts'

const heading = `# The known deviations of this target, each with its reason. A failure that stands here does not fail a run; an entry that
# matches nothing, or whose date has passed, does. Written by "check --update-baseline"; reasons, links and dates are yours.
`

const unexplained = 'Not explained yet.'

/**
 * The text of a baseline that covers exactly what a run found: entries that were met stay as they are, new failures get an entry of
 * their own by message (so does a known one whose entry is not given; or one for the rule, where it has more causes than a report tells), what was not met goes. In the order of the contract, so that a change is a small diff.
 */
export function baselineText(
  reports: readonly RuleReport[],
  entries: readonly Deviation[],
  unmet: readonly Deviation[],
): string {
  const kept = entries.filter((entry) => !unmet.includes(entry))
  const all = reports.flatMap(({ id, level, failures, causes = failures.length }) => {
    if (level === 'info' || level === 'may') return []
    const own = kept.filter(({ rule }) => rule === id)
    const uncovered = failures.filter(({ known }) => known === undefined || own.length === 0)
    const fresh: Deviation[] =
      causes > failures.length
        ? [{ rule: id, reason: unexplained }]
        : uncovered
            .toSorted((left, right) => (left.message < right.message ? -1 : 1))
            .map(({ message, known }) => ({ rule: id, where: { failure: message }, reason: known ?? unexplained }))
    return [...own, ...fresh]
  })
  const outside = kept.filter((entry) => !all.includes(entry))
  return heading + stringify({ entries: [...all, ...outside] }, { lineWidth: 120 })
}
