import { InputError, oneOf } from '../../input/index.ts'
import { writablePlace } from '../../output/index.ts'
import { type ReporterName, reporters } from '../../report/index.ts'
import { repeatable } from '../repeatable.ts'

/** One `--reporter NAME[=FILE]`: standard output where there is no file. */
export interface ReportDestination<Name extends string = ReporterName> {
  name: Name
  file?: string
}

/** `--reporter NAME[=FILE]`, of every command that tells a report of a run. */
export const reporterOption = () =>
  repeatable('--reporter <name[=file]>', `${Object.keys(reporters).join(', ')}; to a file or standard output`)

/**
 * Reads the reporters that were asked for, by default of those that tell a run. People see the human report unless another one takes
 * standard output. Everything that would fail at the end of a long run (an unknown name, a folder that cannot be written to) fails now.
 */
export function readReporters<Name extends string = ReporterName>(
  words: readonly string[],
  names: readonly (Name | 'human')[] = Object.keys(reporters) as Name[],
): ReportDestination<Name | 'human'>[] {
  const asked = words.map((word) => readReporter(word, names))
  const toStdout = asked.filter(({ file }) => file === undefined)
  if (toStdout.length > 1) {
    const several = toStdout.map(({ name }) => name).join(' and ')
    throw new InputError(
      `Only one reporter can write to standard output; ${several} were asked to. Give one a file: --reporter ${toStdout[1]?.name}=FILE`,
    )
  }
  return toStdout.length === 0 ? [...asked, { name: 'human' }] : asked
}

/** Reads one word of `--reporter`. */
export function readReporter<Name extends string>(word: string, names: readonly Name[]): ReportDestination<Name> {
  const [given = '', ...rest] = word.split('=')
  const name = oneOf('reporter', given, names)
  if (rest.length === 0) return { name }
  const file = rest.join('=')
  if (file === '')
    throw new InputError(`"--reporter ${word}" names no file. Write --reporter ${name}=FILE, or --reporter ${name}.`)
  return { name, file: writablePlace(file) }
}
