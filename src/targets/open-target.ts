import { closest, InputError } from '../input/index.ts'
import { reference } from './reference.ts'
import type { Target } from './target.ts'

const targets: Record<string, Target> = { reference }

/** The target that a word on the command line names; an error that says which there are. */
export function openTarget(name: string): Target {
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined
  if (target) return target
  const hint = closest(name, Object.keys(targets))
  const meant = hint === undefined ? '' : ` Did you mean "${hint}"?`
  throw new InputError(`There is no target "${name}".${meant} This version judges: ${Object.keys(targets).join(', ')}.`)
}
