import { isSecretName } from '../secret-words.ts'
import { asciiJson, quoted, shellLineMax } from '../shell-line.ts'
import type { TargetInput } from '../target.ts'
import type { TargetOptions } from '../target-options.ts'
import { jobOf, routes } from './compose.ts'

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
    ...sent.flatMap(([name, value]) => ['-H', quoted(`${name}: ${isSecretName(name) ? '…' : value}`)]),
    ...['--data-binary', quoted(asciiJson(body([jobOf(input, 1)])))],
    quoted(`${url}${path}`),
  ]
  const line = words.join(' ')
  return line.length > shellLineMax ? undefined : line
}
