import { InputError } from '../../input/index.ts'
import type { Target } from '../target.ts'
import type { TargetOptions } from '../target-options.ts'

export async function openCommand(word: string, _options: TargetOptions): Promise<Target> {
  throw new InputError(`"${word}" cannot be judged yet.`)
}
