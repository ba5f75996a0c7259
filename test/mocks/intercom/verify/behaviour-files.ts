import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Behaviour, readBehaviours } from '../../../../mocks/intercom/verify/index.ts'

const folder = join(import.meta.dirname, '../../../../contracts/vectors/intercom-api')

/** The table of documented behaviours. */
export const behaviours: Behaviour[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .flatMap((name) => readBehaviours(JSON.parse(readFileSync(join(folder, name), 'utf8')), name))
