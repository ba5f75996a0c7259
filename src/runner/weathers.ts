import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Weather, weatherSchema } from '../../contracts/wire/index.ts'
import { type Contradiction, contradictionIn } from '../../mocks/intercom/index.ts'
import { didYouMean, InputError, readPlacedYaml, readText } from '../input/index.ts'
import { packageRoot } from './package-root.ts'

const folder = join(packageRoot, 'scenarios', 'weather')

/** The names of the weathers that come along. */
export function weatherNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort()
}

/** The file of a weather that comes along; nothing where none has this name. */
export const weatherFileOf = (name: string): string | undefined =>
  weatherNames().includes(name) ? join(folder, `${name}.yaml`) : undefined

/** A weather from a file; an `InputError` with line and column where it has another form, or cannot be meant. */
export function readWeatherFile(file: string): Weather {
  const { value, placeOf } = readPlacedYaml(readText(file), weatherSchema, file)
  const found = contradictionIn(value)
  if (found === undefined) return value
  throw new InputError(contradictionText(found), placeOf(found.path.map(String)))
}

/** A contradiction in a sentence; `within` leads to the weather, where it stands in a larger document. */
export const contradictionText = ({ path, says }: Contradiction, within: readonly (string | number)[] = []): string =>
  `"${[...within, ...path].join('.')}" ${says}.`

/** What to say behind a name that no weather has: which was meant, and which there are. */
export function weathersToTake(name: string): string {
  const names = weatherNames()
  return `${didYouMean(name, names)} There are: ${names.join(', ')}`
}

/** A weather by its name, or as it is written out. Fair weather is none. */
export function weatherOf(weather: string | Weather): Weather | undefined {
  const read = typeof weather === 'string' ? readNamed(weather) : weather
  return read.faults.length === 0 ? undefined : read
}

function readNamed(name: string): Weather {
  const file = weatherFileOf(name)
  if (file !== undefined) return readWeatherFile(file)
  throw new InputError(`There is no weather "${name}".${weathersToTake(name)}; or write its faults.`)
}
