import { parseArgs } from 'node:util'
import { readCount } from '../../src/cli/check/check-options.ts'
import { readShard } from '../../src/cli/check/read-shard.ts'
import { readWeatherWord } from '../../src/cli/weather-word.ts'
import { weatherNames } from '../../src/runner/index.ts'

/** What to soak. An `InputError` where a word is none: a soak of no seeds would end as if it had found nothing. */
export function readWords(words: readonly string[]) {
  const { values } = parseArgs({
    args: [...words],
    options: {
      seeds: { type: 'string' },
      first: { type: 'string', default: '1' },
      shard: { type: 'string', default: '1/1' },
      weather: { type: 'string' },
      people: { type: 'string', default: '40' },
      hours: { type: 'string', default: '24' },
      target: { type: 'string', default: 'reference' },
      folder: { type: 'string', default: 'soak-findings' },
    },
  })
  const count = (option: string, word: string, minimum = 1) => readCount(option, { minimum, maximum: 0x7fffffff })(word)
  const first = count('--first', values.first, 0)
  const seeds = values.seeds === undefined ? Number.POSITIVE_INFINITY : count('--seeds', values.seeds)
  const names = values.weather?.split(',') ?? weatherNames()
  return {
    ...values,
    weathers: names.map((name) => ({ name, weather: readWeatherWord(name).weather })),
    first,
    last: first + seeds,
    shard: readShard(values.shard),
    people: count('--people', values.people),
    hours: count('--hours', values.hours),
  }
}
