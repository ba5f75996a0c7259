import type { Report } from '../../../contracts/wire/index.ts'
import type { KnownDeviations } from '../../conformance/index.ts'
import { writeWhole } from '../../output/index.ts'
import { baselineText } from '../../report/index.ts'
import type { ExitCode } from '../exit-code.ts'
import { say } from '../print.ts'

/** Writes the baseline anew, so that it covers what the run found. The next run with it is as expected. */
export function updateBaseline(file: string, report: Report, known: KnownDeviations): ExitCode {
  writeWhole(file, baselineText(report.rules, known.entries(), known.unmet()))
  say(`${file} is written. Put a reason, and where it helps a link and a date, to each new entry.`)
  const errored = report.rules.filter(({ verdict }) => verdict === 'errored').map(({ id }) => id)
  if (errored.length === 0) return 0
  say(`A baseline cannot cover cases that the target could not answer: ${errored.join(', ')}.`)
  return 1
}
