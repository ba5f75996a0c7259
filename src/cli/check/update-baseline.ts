import type { Report } from '../../../contracts/wire/index.ts'
import type { KnownDeviations } from '../../conformance/index.ts'
import { writeWhole } from '../../output/index.ts'
import { baselineText } from '../../report/index.ts'
import type { ExitCode } from '../exit-code.ts'
import { say } from '../print.ts'

/**
 * Writes the baseline anew, so that it covers what the run found. The next run with it is as expected. A run that proves nothing, or in
 * which the target broke, says nothing of the entries that it did not meet: then the file stays as it is.
 */
export function updateBaseline(file: string, report: Report, known: KnownDeviations): ExitCode {
  if (report.summary.verdict === 'inconclusive') {
    say(`${file} is left as it is: a run that proves nothing is no ground to change it.`)
    return 2
  }
  if (report.summary.errored > 0 && known.unmet().length > 0) {
    say(
      `${file} is left as it is: the target broke, and ${known.unmet().length} of its entries were not met, perhaps for that reason.`,
    )
    return 1
  }
  writeWhole(file, baselineText(report.rules, known.raised(), known.unmet()))
  say(
    `${file} is written. Put a reason, and where it helps a link and a date, to each new entry. Reports of this run do not know the new ones yet.`,
  )
  const errored = report.rules.filter(({ verdict }) => verdict === 'errored').map(({ id }) => id)
  if (errored.length === 0 && report.summary.errored === 0) return 0
  say(`A baseline cannot cover cases that the target could not answer: ${errored.join(', ')}.`)
  return 1
}
