import { isSecretName, quoted, withoutCredentials } from '../../targets/index.ts'
import { ownCommand } from '../own-command.ts'
import type { CheckOptions } from './check-options.ts'
import type { StandWords } from './stand-options.ts'

/** Options that shape how a target is reached: a replay needs them all again. */
const ofTarget = {
  timeoutMs: '--timeout-ms',
  mockPort: '--mock-port',
  route: '--route',
  wait: '--wait',
  browser: '--browser',
  cwd: '--cwd',
} as const satisfies Partial<Record<keyof StandWords, string>>

/** The words of a command line that reach a target in the same way. What may be a password is not repeated. */
export function wordsOfReach(options: StandWords): string[] {
  const words: string[] = []
  for (const [name, flag] of Object.entries(ofTarget)) {
    const value = options[name as keyof typeof ofTarget]
    if (value !== undefined) words.push(flag, String(value))
  }
  for (const one of options.header) words.push('--header', withoutSecret(one, ':'))
  for (const one of options.env) words.push('--env', withoutSecret(one, '='))
  return words
}

/** The command that runs exactly one case, from the same folder; of a saved run, where need be, the one that judges it there again. */
export function replayCommand(target: string, options: CheckOptions, caseId: string): string {
  const { seed, scenarios, failOn, connection, setting, config, delivery } = options
  const isSaved = isInHistoryAlone(target, options, caseId)
  const words = isSaved
    ? ['check', '--from', options.from ?? '', '--case', caseId]
    : ['check', withoutCredentials(target), '--case', caseId, '--seed', String(seed)]
  if (config) words.push('--no-config')
  if (scenarios !== undefined && caseId.startsWith('scenarios/')) words.push('--scenarios', scenarios)
  if (connection !== undefined) words.push('--connection', connection)
  if (failOn === 'should') words.push('--fail-on', failOn)
  if (!isSaved) {
    for (const one of setting) words.push('--setting', one)
    if (delivery !== undefined && caseId.startsWith('scenarios/')) words.push('--delivery', String(delivery))
    words.push(...wordsOfReach(options))
  }
  return [ownCommand(), ...words.map(quoted)].join(' ')
}

/** What people did in a simulation is in its history alone; and of a module or a command a history knows the name, not how to reach it. */
const isInHistoryAlone = (target: string, { from }: CheckOptions, caseId: string) =>
  from !== undefined && (caseId.startsWith('simulation/') || !/^(?:reference$|https?:)/.test(target))

function withoutSecret(word: string, separator: string): string {
  const place = word.indexOf(separator)
  return isSecretName(word.slice(0, place)) ? `${word.slice(0, place + 1)}…` : word
}
