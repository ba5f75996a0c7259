import { relative } from 'node:path'
import type { CheckOptions } from './check-options.ts'

/** A word as a POSIX shell takes it literally. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** How this program was started, as words for a command line: by npx where it is installed, else by its path. */
export function ownCommand(): string {
  const script = process.argv[1] ?? ''
  if (/[\\/]node_modules[\\/]/.test(script)) return 'npx intercom-conformance'
  return `node ${quoted(relative(process.cwd(), script))}`
}

/** The command that runs exactly one case, from the same folder. */
export function replayCommand(target: string, options: CheckOptions, caseId: string): string {
  const { seed, scenarios, failOn, connection } = options
  const words = ['check', target, '--case', caseId, '--seed', String(seed)]
  if (scenarios !== undefined && caseId.startsWith('scenarios/')) words.push('--scenarios', scenarios)
  if (connection !== undefined) words.push('--connection', connection)
  if (failOn === 'should') words.push('--fail-on', failOn)
  return [ownCommand(), ...words.map(quoted)].join(' ')
}
