import { readFile, writeFile } from 'node:fs/promises'
import { recordedKinds } from './journey.ts'
import { record, sdkOf } from './record.ts'

// npm run record              records every journey with the real SDKs, and writes scenarios/recorded
// npm run record -- --check   records again, and compares: exit 1 where a line differs

const [option, ...rest] = process.argv.slice(2)
if ((option !== undefined && option !== '--check') || rest.length > 0) {
  process.stderr.write(`unknown option "${[option, ...rest].join(' ')}"; there is --check\n`)
  process.exit(2)
}

let differences = 0
for (const kind of recordedKinds) {
  const file = new URL(`../../scenarios/recorded/${kind}.jsonl`, import.meta.url)
  const recorded = await record(kind)
  const count = recorded.split('\n').length - 1
  process.stdout.write(`${kind}.jsonl: ${count} events from ${sdkOf(kind)}\n`)
  if (option === '--check') differences += compare(kind, await readFile(file, 'utf8').catch(() => ''), recorded)
  else await writeFile(file, recorded)
}
if (option === '--check') process.stdout.write(differences === 0 ? 'no difference\n' : `${differences} lines differ\n`)
// The server SDK leaves a timer behind that would hold the process.
process.exit(differences === 0 ? 0 : 1)

/** Prints each line that differs, the stored one and the new one, and counts them. */
function compare(kind: string, stored: string, recorded: string): number {
  const before = stored.split('\n')
  const now = recorded.split('\n')
  const places = Array.from({ length: Math.max(before.length, now.length) }, (_, place) => place)
  const differing = places.filter((place) => before[place] !== now[place])
  for (const place of differing) {
    process.stdout.write(`${kind}.jsonl:${place + 1}\n- ${before[place] ?? ''}\n+ ${now[place] ?? ''}\n`)
  }
  return differing.length
}
