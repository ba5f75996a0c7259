import type { TargetInput } from '../target.ts'
import type { TargetOptions } from '../target-options.ts'
import { jobOf, routes } from './compose.ts'

/** Longer lines are of no use to a reader. */
const lineMax = 4000

/** Where and how a curl line reaches the target. */
export interface Reached {
  /** The address with its prefix, without credentials. */
  url: string
  route: TargetOptions['route']
  headers: Readonly<Record<string, string>>
}

/** A line for a POSIX shell that gives the target one event, as the run does. Nothing where it would be too long. */
export function curlLine(input: TargetInput, { url, route, headers }: Reached): string | undefined {
  const { path, body } = routes[route]
  const sent = Object.entries(headers).filter(([name]) => !['accept', 'user-agent'].includes(name))
  const words = [
    ...['curl', '-sS'],
    ...sent.flatMap(([name, value]) => ['-H', quoted(`${name}: ${isSecret(name) ? '…' : value}`)]),
    ...['--data-binary', quoted(ascii(body([jobOf(input, 1)])))],
    quoted(`${url}${path}`),
  ]
  const line = words.join(' ')
  return line.length > lineMax ? undefined : line
}

const isSecret = (name: string) => /auth|cookie|token|key|secret|pass/i.test(name)

const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** JSON text of printable ASCII alone: it means the same, and neither terminal nor shell makes something else of it. */
const ascii = (json: string) =>
  json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
