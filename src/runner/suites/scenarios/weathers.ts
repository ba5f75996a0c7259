import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Weather, weatherSchema } from '../../../../contracts/wire/index.ts'
import { closest, InputError, readText, readYaml } from '../../../input/index.ts'
import { packageRoot } from '../../package-root.ts'

/** The weathers that come with the product. */
export const weatherFolder = join(packageRoot, 'scenarios', 'weather')

/** Their names. */
export function weatherNames(): string[] {
  return readdirSync(weatherFolder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace(/\.yaml$/, ''))
    .sort()
}

/** A weather by its name, or as it is written out. Fair weather is none. */
export function weatherOf(weather: string | Weather): Weather | undefined {
  const read = typeof weather === 'string' ? readWeather(weather) : weather
  return read.faults.length === 0 ? undefined : read
}

function readWeather(name: string): Weather {
  const file = join(weatherFolder, `${name}.yaml`)
  if (/^[a-z-]+$/.test(name) && existsSync(file)) return readYaml(readText(file), weatherSchema, file)
  const names = weatherNames()
  const hint = closest(name, names)
  const meant = hint === undefined ? '' : ` Did you mean "${hint}"?`
  throw new InputError(`There is no weather "${name}".${meant} There are: ${names.join(', ')}; or write its faults.`)
}
