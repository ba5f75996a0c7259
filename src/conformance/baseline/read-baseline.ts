import { existsSync } from 'node:fs'
import { Type } from 'typebox'
import { type Rule, rules } from '../../../contracts/rules/index.ts'
import { baselineSchema, type Deviation, deviationSchema } from '../../../contracts/wire/index.ts'
import { InputError, type Place, readPlacedYaml, readText } from '../../input/index.ts'
import { unknownRule } from '../select-rules.ts'
import { KnownDeviations, type RunScope } from './known-deviations.ts'

/**
 * The entries of a baseline file: under `entries`, or the list alone. A rule that does not exist, a word that is not known: an error
 * with file and line. A file that is about to be written for the first time may be absent.
 */
export function readBaseline(
  file: string,
  rules: readonly Rule[],
  { mayBeAbsent }: { mayBeAbsent: boolean },
): Deviation[] {
  if (mayBeAbsent && !existsSync(file)) return []
  if (!existsSync(file)) {
    throw new InputError('The file cannot be read: there is no such file. "check --update-baseline" writes it.', {
      file,
    })
  }
  const text = readText(file)
  const isList = /^(?:\s*#.*\n|\s*\n)*\s*[-[]/.test(text)
  const { entries, placeOf } = isList ? listIn(text, file) : documentIn(text, file)
  for (const [index, { rule, until }] of entries.entries()) {
    const place = (field: string) => placeOf([String(index), field])
    // To the letter: an entry for "u2" would cover nothing, and be missed by nobody.
    if (!rules.some(({ id }) => id === rule)) throw unknownRule(rule, rules, place('rule'))
    if (until !== undefined && !isDay(until))
      throw new InputError(`"until: ${until}" of ${rule} is no day. Write it as 2027-03-31.`, place('until'))
  }
  return entries
}

/** Entries, and where their parts stand in the file. */
interface PlacedEntries {
  entries: Deviation[]
  placeOf(path: readonly string[]): Place
}

function listIn(text: string, file: string): PlacedEntries {
  const { value, placeOf } = readPlacedYaml(text, Type.Array(deviationSchema), file)
  return { entries: value, placeOf }
}

function documentIn(text: string, file: string): PlacedEntries {
  const { value, placeOf } = readPlacedYaml(text, baselineSchema, file)
  return { entries: value.entries, placeOf: (path) => placeOf(['entries', ...path]) }
}

const isDay = (text: string) => {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** The known deviations of a run of this scope; none where there is no file. */
export function readKnown(
  file: string | undefined,
  scope: RunScope,
  { mayBeAbsent } = { mayBeAbsent: false },
): KnownDeviations {
  return new KnownDeviations(file === undefined ? [] : readBaseline(file, rules, { mayBeAbsent }), scope)
}
