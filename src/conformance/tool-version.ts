import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../runner/index.ts'

/** The version of this package, which reports name. */
export const toolVersion: string = (
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version
