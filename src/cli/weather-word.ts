import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Weather, weatherSchema } from '../../mocks/intercom/index.ts'
import { closest, InputError, readText, readYaml } from '../input/index.ts'
import { packageRoot } from '../runner/index.ts'

const weatherFolder = join(packageRoot, 'scenarios', 'weather')

/** The weathers that come along, by name. */
export function weatherNames(): string[] {
  return readdirSync(weatherFolder)
    .map((file) => basename(file, '.yaml'))
    .sort()
}

/** The weather that a word names: one that comes along, else a file. */
export function readWeatherWord(word: string): { weather: Weather; file: string } {
  const names = weatherNames()
  const isName = names.includes(word)
  if (!isName && !existsSync(word)) {
    const hint = closest(word, names)
    const meant = hint === undefined ? '' : ` Did you mean "${hint}"?`
    throw new InputError(`There is no weather "${word}", and no such file.${meant} There are: ${names.join(', ')}.`)
  }
  const file = isName ? join(weatherFolder, `${word}.yaml`) : word
  return { weather: readYaml(readText(file), weatherSchema, file), file }
}
