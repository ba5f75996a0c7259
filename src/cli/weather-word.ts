import { existsSync } from 'node:fs'
import type { Weather } from '../../contracts/wire/index.ts'
import { InputError } from '../input/index.ts'
import { readWeatherFile, weatherFileOf, weathersToTake } from '../runner/index.ts'

/** The weather that a word names: one that comes along, else a file. */
export function readWeatherWord(word: string): { weather: Weather; file: string } {
  const file = weatherFileOf(word) ?? (existsSync(word) ? word : undefined)
  if (file === undefined) {
    throw new InputError(`There is no weather "${word}", and no such file.${weathersToTake(word)}.`)
  }
  return { weather: readWeatherFile(file), file }
}
