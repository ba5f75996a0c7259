import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SeenIn } from './court-of-liars.ts'

const variable = 'COURT_SEEN_LIARS'

/** Has every process that is started from here on know where liars are seen. */
export function passOn(seen: SeenIn): void {
  const file = join(mkdtempSync(join(tmpdir(), 'mutation-')), 'seen.json')
  writeFileSync(file, JSON.stringify(seen))
  process.env[variable] = file
}

/** Where each liar is seen, as the process that started this one found out. */
export function seenLiars(): SeenIn {
  return JSON.parse(readFileSync(process.env[variable] ?? '', 'utf8'))
}
