import { quoted, withoutCredentials } from '../targets/index.ts'
import { wordsOfReach } from './check/replay.ts'
import type { StandWords } from './check/stand-options.ts'
import { ownCommand } from './own-command.ts'

/** The words that say who lives, where, and with what under test. */
export interface SimulateWords extends StandWords {
  people: number
  hours: number
  seed: number
  weather: string
  target: string
  connection?: string
  setting: string[]
}

/** The command that lives the same lives again, without what only says where things are saved. */
export function simulationCommand(options: SimulateWords): string {
  const { people, hours, seed, weather, target, connection, setting } = options
  const words = ['--people', `${people}`, '--hours', `${hours}`, '--seed', `${seed}`, '--weather', weather]
  if (target !== 'reference') words.push('--target', withoutCredentials(target))
  if (connection !== undefined) words.push('--connection', connection)
  for (const one of setting) words.push('--setting', one)
  words.push(...wordsOfReach(options))
  return [ownCommand(), 'simulate', ...words.map(quoted)].join(' ')
}
