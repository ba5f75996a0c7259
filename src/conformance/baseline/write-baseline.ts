import { stringify } from 'yaml'
import type { Deviation, RuleReport } from '../../../contracts/wire/index.ts'

const heading = `# The known deviations of this target, each with its reason. A failure that stands here does not fail a run; an entry that
# matches nothing, or whose date has passed, does. Written by "check --update-baseline"; reasons, links and dates are yours.
`

const unexplained = 'Not explained yet.'

/**
 * The text of a baseline that covers exactly what a run found: entries that were met stay as they are, new failures get an entry of
 * their own by message, what was not met goes. In the order of the contract, so that a change is a small diff.
 */
export function baselineText(
  reports: readonly RuleReport[],
  entries: readonly Deviation[],
  unmet: readonly Deviation[],
): string {
  const kept = entries.filter((entry) => !unmet.includes(entry))
  const all = reports.flatMap(({ id, level, failures }) => {
    if (level === 'info' || level === 'may') return []
    const fresh = failures
      .filter(({ known }) => known === undefined)
      .map(({ message }): Deviation => ({ rule: id, where: { failure: message }, reason: unexplained }))
      .toSorted((left, right) => JSON.stringify(left).localeCompare(JSON.stringify(right), 'en'))
    return [...kept.filter(({ rule }) => rule === id), ...fresh]
  })
  const outside = kept.filter((entry) => !all.includes(entry))
  return heading + stringify({ entries: [...all, ...outside] }, { lineWidth: 120 })
}
