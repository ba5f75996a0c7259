import { closest, InputError } from '../../input/index.ts'
import { writablePlace } from '../../output/index.ts'
import { type ReporterName, reporters } from '../../report/index.ts'
import { repeatable } from '../repeatable.ts'

/** One `--reporter NAME[=FILE]`: standard output where there is no file. */
export interface ReportDestination {
  name: ReporterName
  file?: string
}

/** `--reporter NAME[=FILE]`, of every command that tells a report. */
export const reporterOption = () =>
  repeatable('--reporter <name[=file]>', 'human, json or findings; to a file or standard output')

/**
 * Reads the reporters that were asked for. People see the human report unless another one takes standard output. Everything that
 * would fail at the end of a long run (an unknown name, a folder that cannot be written to) fails now.
 */
export function readReporters(words: readonly string[]): ReportDestination[] {
  const asked = words.map(readReporter)
  const toStdout = asked.filter(({ file }) => file === undefined)
  if (toStdout.length > 1) {
    const names = toStdout.map(({ name }) => name).join(' and ')
    throw new InputError(
      `Only one reporter can write to standard output; ${names} were asked to. Give one a file: --reporter ${toStdout[1]?.name}=FILE`,
    )
  }
  return toStdout.length === 0 ? [...asked, { name: 'human' }] : asked
}

function readReporter(word: string): ReportDestination {
  const [name = '', ...rest] = word.split('=')
  if (!Object.hasOwn(reporters, name)) {
    const hint = closest(name, Object.keys(reporters))
    const meant = hint === undefined ? '' : ` Did you mean "${hint}"?`
    throw new InputError(`There is no reporter "${name}".${meant} There are: ${Object.keys(reporters).join(', ')}.`)
  }
  if (rest.length === 0) return { name: name as ReporterName }
  const file = rest.join('=')
  if (file === '')
    throw new InputError(`"--reporter ${word}" names no file. Write --reporter ${name}=FILE, or --reporter ${name}.`)
  return { name: name as ReporterName, file: writablePlace(file) }
}
