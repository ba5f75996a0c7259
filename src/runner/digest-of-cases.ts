import { createHash } from 'node:crypto'
import { encodeJson } from '../../contracts/wire/index.ts'
import type { Case } from './case.ts'

/** A digest of what cases play: the same where they are the same, in the same order. */
export function digestOfCases(cases: readonly Case[]): string {
  const digest = createHash('sha256')
  for (const { id, connection, settings, events, expectations = null } of cases) {
    digest.update(encodeJson([id, connection, settings, expectations]))
    for (const { event, at, recorded } of events) digest.update(encodeJson([event, at, recorded?.outcome ?? null]))
  }
  return digest.digest('hex')
}
