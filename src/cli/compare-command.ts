import { resolve } from 'node:path'
import { Command } from 'commander'
import { compareReports, expectComparable } from '../conformance/index.ts'
import { comparisonReporters } from '../report/index.ts'
import { expectApart } from './check/expect-sense.ts'
import { readReporters } from './check/reporter-option.ts'
import { tellEach } from './check/tell-each.ts'
import type { ExitCode } from './exit-code.ts'
import { readReport } from './read-report.ts'
import { repeatable } from './repeatable.ts'

const names = Object.keys(comparisonReporters) as (keyof typeof comparisonReporters)[]

/** `compare OLD NEW`: what a change made better or worse, by two json reports. */
export function defineCompare(exit: (code: ExitCode) => void): Command {
  return new Command('compare')
    .description('say what a change made better or worse, by two json reports')
    .argument('<old>', 'the json report from before the change')
    .argument('<new>', 'the one from after it')
    .addOption(repeatable('--reporter <name[=file]>', `${names.join(', ')}; to a file or standard output`))
    .addHelpText('after', examples)
    .action(async (old: string, fresh: string, { reporter }: { reporter: string[] }) => {
      const destinations = readReporters(reporter, names)
      expectApart([...destinations.flatMap(({ file }) => file ?? []), ...new Set([resolve(old), resolve(fresh)])])
      const before = { name: old, report: readReport(old) }
      const after = { name: fresh, report: readReport(fresh) }
      expectComparable(before, after)
      const comparison = compareReports(before.report, after.report)
      await tellEach(destinations, (name, color) => comparisonReporters[name](comparison, { color }))
      exit(comparison.verdict === 'worse' ? 1 : 0)
    })
}

const examples = `
Examples:
  intercom-conformance check --reporter json=new.json
  intercom-conformance compare main.json new.json
  intercom-conformance compare main.json new.json --reporter markdown=comment.md

Exit codes: 0 nothing is worse, 1 something is, 2 bad usage, or reports that cannot be compared: of shards, or not complete.`
