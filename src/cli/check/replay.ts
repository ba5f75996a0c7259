import { isSecretName, quoted, withoutCredentials } from '../../targets/index.ts'
import { ownCommand } from '../own-command.ts'
import type { CheckOptions } from './check-options.ts'

/** Options that shape how a target is reached: a replay needs them all again. */
const ofTarget = {
  timeoutMs: '--timeout-ms',
  mockPort: '--mock-port',
  route: '--route',
  wait: '--wait',
  browser: '--browser',
  cwd: '--cwd',
} as const satisfies Partial<Record<keyof CheckOptions, string>>

/** The command that runs exactly one case, from the same folder. */
export function replayCommand(target: string, options: CheckOptions, caseId: string): string {
  const { seed, scenarios, failOn, connection, setting, header, env, config } = options
  // What people did in a simulation is in its history alone.
  const isLived = options.from !== undefined && caseId.startsWith('simulation/')
  const words = isLived
    ? ['check', '--from', options.from ?? '', '--case', caseId]
    : ['check', withoutCredentials(target), '--case', caseId, '--seed', String(seed)]
  if (config) words.push('--no-config')
  if (scenarios !== undefined && caseId.startsWith('scenarios/')) words.push('--scenarios', scenarios)
  if (connection !== undefined) words.push('--connection', connection)
  if (failOn === 'should') words.push('--fail-on', failOn)
  for (const [name, flag] of Object.entries(ofTarget)) {
    const value = options[name as keyof typeof ofTarget]
    if (value !== undefined) words.push(flag, String(value))
  }
  for (const one of setting) words.push('--setting', one)
  for (const one of header) words.push('--header', withoutSecret(one, ':'))
  for (const one of env) words.push('--env', withoutSecret(one, '='))
  return [ownCommand(), ...words.map(quoted)].join(' ')
}

/** What may be a password is not repeated: a report is read by others. */
function withoutSecret(word: string, separator: string): string {
  const place = word.indexOf(separator)
  return isSecretName(word.slice(0, place)) ? `${word.slice(0, place + 1)}…` : word
}
