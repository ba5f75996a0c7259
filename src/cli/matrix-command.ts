import { resolve } from 'node:path'
import { Command } from 'commander'
import { type MatrixReporterName, matrixReporters } from '../report/index.ts'
import { expectApart } from './check/expect-sense.ts'
import { readReporters } from './check/reporter-option.ts'
import { tellEach } from './check/tell-each.ts'
import type { ExitCode } from './exit-code.ts'
import { readReport } from './read-report.ts'
import { repeatable } from './repeatable.ts'

interface MatrixOptions {
  reporter: string[]
}

const names = Object.keys(matrixReporters) as MatrixReporterName[]

/** `matrix FILE…`: the json reports of several implementations as one comparison. */
export function defineMatrix(exit: (code: ExitCode) => void): Command {
  return new Command('matrix')
    .description('compare implementations: rules by runs, from their json reports')
    .argument('<file...>', 'the json report of each implementation; a column each, in this order')
    .addOption(
      repeatable(
        '--reporter <name[=file]>',
        `${names.join(' or ')}; to a file or standard output, markdown unless given`,
      ),
    )
    .addHelpText('after', examples)
    .action(async (files: string[], options: MatrixOptions) => exit(await runMatrix(files, options)))
}

const examples = `
Examples:
  intercom-conformance check http://127.0.0.1:9090 --reporter json=ours.json
  intercom-conformance check command:'python3 adapter.py' --reporter json=theirs.json
  intercom-conformance matrix ours.json theirs.json
  intercom-conformance matrix ours.json theirs.json --reporter html=matrix.html

It tells what the runs found, and judges nothing: the exit code is 0, or 2 where a file is no report.`

async function runMatrix(files: readonly string[], { reporter }: MatrixOptions): Promise<ExitCode> {
  const goesToStdout = reporter.some((word) => !word.includes('='))
  const destinations = readReporters<MatrixReporterName>(goesToStdout ? reporter : [...reporter, 'markdown'], names)
  expectApart([...destinations.flatMap(({ file }) => file ?? []), ...new Set(files.map((file) => resolve(file)))])
  const reports = files.map(readReport)
  const today = new Date().toISOString().slice(0, 10)
  await tellEach(destinations, (name) => matrixReporters[name as MatrixReporterName](reports, { today }))
  return 0
}
