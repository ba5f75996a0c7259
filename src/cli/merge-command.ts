import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { exitCodeOf, mergeShards } from '../conformance/index.ts'
import { textOf } from './check/check-command.ts'
import { expectApart } from './check/expect-sense.ts'
import { readReporters, reporterOption } from './check/reporter-option.ts'
import { tellEach } from './check/tell-each.ts'
import type { ExitCode } from './exit-code.ts'
import { readReport } from './read-report.ts'

interface MergeOptions {
  failOn?: 'must' | 'should'
  reporter: string[]
  redact?: boolean
}

/** `merge FILE…`: the json reports of the shards of one run become the report of that run. */
export function defineMerge(exit: (code: ExitCode) => void): Command {
  return new Command('merge')
    .description('put the reports of the shards of one run together')
    .argument('<file...>', 'the json report of each shard, in any order')
    .addOption(
      new Option('--fail-on <level>', 'the level that fails the run; the one of the shards unless given').choices([
        'must',
        'should',
      ]),
    )
    .addOption(reporterOption())
    .option('--redact', 'mask the data of people in every report')
    .addHelpText('after', examples)
    .action(async (files: string[], options: MergeOptions) => {
      const destinations = readReporters(options.reporter)
      expectApart([...destinations.flatMap(({ file }) => file ?? []), ...new Set(files.map((file) => resolve(file)))])
      const parts = files.map((name) => ({ name, report: readReport(name) }))
      const merged = mergeShards(parts, { failOn: options.failOn })
      await tellEach(destinations, textOf(merged, options))
      exit(exitCodeOf(merged.report))
    })
}

const examples = `
Examples:
  intercom-conformance check --shard 1/2 --reporter json=1.json
  intercom-conformance check --shard 2/2 --reporter json=2.json
  intercom-conformance merge 1.json 2.json
  intercom-conformance merge shards/*.json --reporter json=report.json --reporter findings=findings.md

Exit codes are those of check over the whole run. Shards of different runs, a missing one and one that is given twice are refused: 2.`
