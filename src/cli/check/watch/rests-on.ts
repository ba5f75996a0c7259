import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import picomatch from 'picomatch'
import { InputError } from '../../../input/index.ts'
import { splitWords, targetKindOf } from '../../../targets/index.ts'
import type { CheckOptions } from '../check-options.ts'

/** A place whose changes are a reason to judge again. */
export interface Ground {
  folder: string
  /** Exactly this file of the folder; else all that lies in it, at any depth. */
  file?: string
  isScenarios?: boolean
}

/** What a verdict rests on: the target's files as far as they can be known, scenarios, baseline and config. An `InputError` where that is nothing. */
export function restsOn(word: string, { scenarios, baseline, config, cwd }: CheckOptions): Ground[] {
  const grounds = [
    ...groundsOf(word, resolve(cwd ?? '.')),
    ...(scenarios === undefined ? [] : [{ folder: resolve(picomatch.scan(scenarios).base || '.'), isScenarios: true }]),
    ...[baseline, config].flatMap((file) => (typeof file === 'string' ? [groundOf(file)] : [])),
  ]
  if (grounds.length > 0) return grounds
  throw new InputError(
    `Nothing that "${word}" rests on can be watched. Leave --watch out, or name a module or a command.`,
  )
}

function groundsOf(word: string, cwd: string): Ground[] {
  const kind = targetKindOf(word)
  const rest = word.slice(kind.length + 1)
  switch (kind) {
    case 'http':
    case 'https':
      throw new InputError(
        'Nobody can tell from outside when a service has taken on a change, so --watch does not do for http. Leave it out, or judge the module behind it.',
      )
    case 'module':
      return [{ folder: dirname(resolve(rest)) }]
    case 'command':
      return [{ folder: cwd }, ...splitWords(rest).flatMap((each) => groundOfWord(resolve(cwd, each), cwd))]
    case 'browser':
      return existsSync(rest) ? [{ folder: dirname(resolve(rest)) }] : []
    case 'trace':
      return rest === '-' ? [] : [groundOf(rest)]
    default:
      return []
  }
}

/** A word of a command that is a file elsewhere: what lies beside it is most likely its own. */
function groundOfWord(path: string, cwd: string): Ground[] {
  return existsSync(path) && !path.startsWith(cwd) ? [groundOf(path)] : []
}

const groundOf = (file: string): Ground => ({ folder: dirname(resolve(file)), file: resolve(file) })
