import type { Command } from 'commander'
import { say } from '../../print.ts'
import type { CheckOptions } from '../check-options.ts'
import { readConfig } from './read-config.ts'
import { wordsOf } from './words.ts'

/** What was asked for, on the command line and in a file. */
export interface Asked {
  /** The target, as a word. */
  word: string
  options: CheckOptions
}

type Name = keyof CheckOptions

/** How a target is reached: of no use to another one. */
const reach: readonly Name[] = [
  'setting',
  'timeoutMs',
  'jobs',
  'mockPort',
  'wait',
  'delivery',
  'route',
  'batch',
  'header',
  'browser',
  'cwd',
  'env',
]

/** What a file says does not count where the command line asks for something that it cannot be meant for. */
const setAside: readonly { where: (given: CheckOptions) => boolean; names: readonly Name[] }[] = [
  { where: ({ from }) => from !== undefined, names: [...reach, 'scenarios', 'record', 'bail', 'runs', 'seed'] },
  { where: ({ case: caseId }) => caseId !== undefined, names: ['suite', 'runs', 'bail', 'record'] },
  { where: ({ suite }) => suite === 'smoke', names: ['reporter', 'bail', 'record'] },
  { where: ({ watch }) => watch === true, names: ['reporter', 'bail', 'record', 'runs'] },
  { where: ({ updateBaseline }) => updateBaseline === true, names: ['bail'] },
]

/**
 * Adds what the config file says, where there is one, to what the command line did not say: a flag wins, and takes the place of the whole
 * option.
 */
export function withConfig(word: string, command: Command, { isTold = false } = {}): Asked {
  const given = command.opts<CheckOptions>()
  const read = readConfig(given.config)
  if (read === undefined) return { word, options: given }
  const { file, config } = read
  const isOtherTarget = command.args.length > 0 && config.target !== undefined && config.target !== word
  const aside = new Set([
    ...(isOtherTarget ? reach : []),
    ...setAside.flatMap(({ where, names }) => (where(given) ? names : [])),
  ])
  const isFree = (name: string) => command.getOptionValueSource(name) !== 'cli' && !aside.has(name as Name)
  const added = Object.fromEntries(Object.entries(wordsOf(config)).filter(([name]) => isFree(name)))
  if (given.config === undefined && !isTold) say(`Options come from ${file} too; --no-config leaves it out.`)
  const usesOwnTarget = command.args.length === 0 && config.target !== undefined && given.from === undefined
  return {
    word: usesOwnTarget ? (config.target ?? word) : word,
    options: { ...given, ...added, config: file },
  }
}
