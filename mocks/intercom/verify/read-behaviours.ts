import { Compile } from 'typebox/compile'
import { type Behaviour, behaviourFileSchema } from '../../../contracts/wire/index.ts'

const check = Compile(behaviourFileSchema)

/** The behaviours of one file. Throws a `TypeError` that names the place of the first mistake. */
export function readBehaviours(file: unknown, name: string): Behaviour[] {
  if (check.Check(file)) return file.behaviours
  const [error] = check.Errors(file)
  throw new TypeError(
    `${name} is not valid at ${error?.instancePath || 'its top level'}: ${error?.message ?? 'unknown form'}.`,
  )
}
