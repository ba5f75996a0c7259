import { Command } from 'commander'
import { startSocket } from '../../mocks/intercom/doors/socket.ts'
import type { Intercom, IntercomOptions } from '../../mocks/intercom/index.ts'
import { InputError } from '../input/index.ts'
import { writablePlace } from '../output/index.ts'
import { weatherNames } from '../runner/index.ts'
import type { ExitCode } from './exit-code.ts'
import { keepListening } from './keep-listening.ts'
import { printRedirection } from './mock-redirect.ts'
import { saveState, seededIntercom } from './mock-state.ts'
import { defineMockVerify } from './mock-verify-command.ts'
import { say } from './print.ts'
import { readPort, readWhole } from './read-whole.ts'
import { readWeatherWord } from './weather-word.ts'

interface MockOptions {
  port: number
  host: string
  token?: string[]
  weather?: string
  rateLimit?: number
  clock?: number
  journalMax?: number
  redirect?: boolean
  webhooks?: boolean
  state?: string
  people?: number
  seed?: number
  save?: string
}

const collect = (word: string, words: string[] = []) => [...words, word]

/** `mock`: Intercom's API 1.4 on a port. */
export function defineMock(exit: (code: ExitCode) => void): Command {
  return new Command('mock')
    .description("a stateful mock of Intercom's API 1.4 on a port")
    .option('--port <n>', 'the port; 0 picks a free one', readPort, 4010)
    .option('--host <address>', 'the interface to listen on', '127.0.0.1')
    .option('--token <token>', 'let in only this access token (repeatable); every token unless given', collect)
    .option('--weather <name|file>', `faults from the start: ${weatherNames().join(', ')}, or a YAML file`)
    .option('--rate-limit <n>', 'requests that ten seconds let through; beyond them 429', readWhole('--rate-limit'))
    .option(
      '--clock <time>',
      'the time at which its clock starts, as 2026-03-04T05:06:07Z; now unless given',
      readClock,
    )
    .option('--journal-max <n>', 'journal entries kept for each token', readWhole('--journal-max'))
    .option('--state <file>', 'what each workspace begins with: JSON, as GET /_mock/state shows it')
    .option('--people <n>', 'begin each workspace with so many made-up people', readWhole('--people', 1_000_000))
    .option('--seed <n>', 'which people those are; 1 unless given', readWhole('--seed', 0x7fffffff))
    .option('--save <file>', 'write the state of the first workspace there at the end')
    .option('--webhooks', 'deliver notifications to subscriptions, at addresses of this machine only')
    .option('--redirect', 'start nothing; print what to set so that the calls of a Node program reach this port')
    .addHelpText('after', examples)
    .enablePositionalOptions()
    .addCommand(defineMockVerify(exit))
    .action(async (options: MockOptions) =>
      exit(await (options.redirect ? printRedirection(options) : runMock(options))),
    )
}

const examples = `
Examples:
  intercom-conformance mock --port 4010
  intercom-conformance mock --port 0 --weather rate-limited
  intercom-conformance mock --people 1000 --seed 7 --save workspace.json
  eval "$(intercom-conformance mock --redirect --port 4010)" && node your-server.js
  curl -s http://127.0.0.1:4010/users -H 'Authorization: Bearer any-token' -H 'Content-Type: application/json' \\
    -H 'Intercom-Version: 1.4' -d '{"user_id": "u-1"}'
  curl -s http://127.0.0.1:4010/_mock/state -H 'Authorization: Bearer any-token'`

async function runMock(options: MockOptions): Promise<ExitCode> {
  const { save } = options
  if (save !== undefined) writablePlace(save)
  const given = intercomOptions(options)
  const intercom = seededIntercom(given, options)
  const who = options.token === undefined ? 'Any access token' : 'Each of the access tokens'
  const hint = `${who} opens a workspace of its own. Control it under /_mock/; Ctrl-C stops.`
  const { port, host } = options
  await keepListening(() => startSocket({ port, host, clock: given.clock, intercom }), host, hint)
  if (save !== undefined) saveFirst(save, intercom, options.token?.[0])
  return 0
}

/** Saves the workspace of the first access token that was given, or that came. */
function saveFirst(path: string, intercom: Intercom, given: string | undefined): void {
  const tokens = intercom.tokens()
  const state = intercom.state(given ?? tokens[0] ?? 'nobody')
  saveState(path, state)
  const { users, leads, companies, events } = state
  say(
    `Saved ${users.length} users, ${leads.length} leads, ${companies.length} companies and ${events.length} events to ${path}.`,
  )
  if (tokens.length > 1) say(`${path} holds the first of ${tokens.length} workspaces. The others are gone.`)
}

function intercomOptions({ token, weather, rateLimit, clock, journalMax, webhooks }: MockOptions): IntercomOptions {
  if (token?.some((one) => one.trim() === ''))
    throw new InputError('--token is blank. Leave it out to let every token in.')
  const startedAt = Date.now()
  return {
    clock: clock === undefined ? Date.now : () => clock + (Date.now() - startedAt),
    ...(token === undefined ? {} : { tokens: token }),
    ...(weather === undefined ? {} : { weather: readWeatherWord(weather).weather }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(journalMax === undefined ? {} : { journalMax }),
    ...(webhooks === undefined ? {} : { webhooks }),
  }
}

function readClock(word: string): number {
  const isIso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(word)
  const ms = isIso ? Date.parse(word) : Number.NaN
  const isDay =
    !Number.isNaN(Date.parse(word.slice(0, 10))) &&
    new Date(`${word.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(word.slice(0, 10))
  if (!Number.isNaN(ms) && isDay) return ms
  throw new InputError(`"--clock ${word}" is no time. Write it as 2026-03-04T05:06:07Z.`)
}
