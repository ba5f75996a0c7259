import { settingsSchema } from '../../../contracts/wire/index.ts'
import { closest } from '../../input/index.ts'
import { targetKindOf } from '../../targets/index.ts'
import { say } from '../print.ts'
import type { CheckOptions } from './check-options.ts'
import { readSettings } from './pairs.ts'

type Kind = ReturnType<typeof targetKindOf>
const asked: readonly Kind[] = ['http', 'https', 'command', 'module', 'browser']
const http: readonly Kind[] = ['http', 'https']
const played: readonly Kind[] = [...asked, 'reference']

/** Options that concern some kinds of targets alone. */
const concerns = [
  ['timeoutMs', '--timeout-ms', asked],
  ['jobs', '--jobs', asked],
  ['mockPort', '--mock-port', asked],
  ['wait', '--wait', http],
  ['delivery', '--delivery', ['http', 'https', 'command', 'module']],
  ['route', '--route', http],
  ['batch', '--batch', http],
  ['header', '--header', http],
  ['browser', '--browser', ['browser']],
  ['cwd', '--cwd', ['command']],
  ['env', '--env', ['command']],
  ['runs', '--runs', played],
  ['setting', '--setting', played],
] as const satisfies readonly (readonly [keyof CheckOptions, string, readonly Kind[]])[]

/** Says which options do nothing here, and which setting is most likely mistyped: the run goes on, since neither makes it wrong. */
export function sayUseless(word: string, options: CheckOptions): void {
  const kind = options.from === undefined ? targetKindOf(word) : undefined
  const idle = concerns.filter(([name, , kinds]) => isGiven(options[name]) && !isOneOf(kinds, kind))
  if (idle.length > 0) {
    const flags = idle.map(([, flag]) => flag).join(', ')
    const what = kind === undefined ? 'a saved run' : kind === 'reference' ? 'the reference' : `a target "${kind}:"`
    say(`${flags} ${idle.length === 1 ? 'does' : 'do'} nothing for ${what}.`)
  }
  for (const name of Object.keys(readSettings(options.setting) ?? {})) {
    const meant = closest(name, knownSettings, mistypedShare)
    if (meant === undefined || meant === name) continue
    say(`The contract knows no setting "${name}". Did you mean "${meant}"? Every case is given it as it stands.`)
  }
}

const isOneOf = (kinds: readonly Kind[], kind: Kind | undefined) => kind !== undefined && kinds.includes(kind)

const isGiven = (value: CheckOptions[keyof CheckOptions]) =>
  value !== undefined && !(Array.isArray(value) && value.length === 0)

const knownSettings = Object.keys(settingsSchema.properties)

/** A target's own setting may look a little like one of the contract; so near it is most likely a slip. */
const mistypedShare = 0.25
