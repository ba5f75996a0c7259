import type { Deviation, RuleReport } from '../../../contracts/wire/index.ts'
import type { KnownDeviations } from './known-deviations.ts'

/** An entry of a baseline that fails the run, and why. */
export interface StaleEntry {
  entry: Deviation
  why: string
}

/**
 * Entries that are over, entries that occurred more often than they say, and entries that match nothing though they had to: a deviation
 * that has gone is taken out of the baseline, so that it cannot come back unseen. `today` is a day as `2026-11-23`.
 */
export function staleEntries(known: KnownDeviations, reports: readonly RuleReport[], today: string): StaleEntry[] {
  const expired = known.entries().filter(({ until }) => until !== undefined && until < today)
  const passed = (rule: string) => reports.some(({ id, verdict }) => id === rule && verdict === 'unexpected-pass')
  return [
    ...expired.map((entry) => ({ entry, why: `It was accepted until ${entry.until}, which has passed.` })),
    ...known.grown().map(({ entry, times }) => ({
      entry,
      why: `It was accepted ${inTimes(entry.atMost ?? 0)} at most, and occurred ${inTimes(times)}${meant(entry)}. Mend what is new, or raise "atMost" (--update-baseline does).`,
    })),
    ...known
      .unmet()
      .filter((entry) => !expired.includes(entry))
      .map((entry) => ({
        entry,
        why: passed(entry.rule)
          ? 'The rule is kept now. Take the entry out; --update-baseline does.'
          : `No failure matches it${meant(entry)}. Take it out (--update-baseline does), or mend its "where".`,
      })),
  ]
}

const inTimes = (count: number) => (count === 1 ? 'once' : `${count} times`)

/** Which one of the entries for a rule. */
function meant({ where }: Deviation): string {
  if (where === undefined) return ''
  const words = typeof where === 'string' ? [where] : Object.entries(where).map(([key, value]) => `${key}: ${value}`)
  return ` (${words.join(', ').replace(/\.$/, '')})`
}
