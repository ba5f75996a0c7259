import { validateHeaderName, validateHeaderValue } from 'node:http'
import { InputError } from '../../input/index.ts'

/** Headers that belong to the connection. */
const ofConnection: ReadonlySet<string> = new Set([
  ...['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade'],
])

/** The headers of each request, names in lower case; those that were asked for win. An `InputError` where one cannot be sent. */
export function requestHeaders(
  asked: Readonly<Record<string, string>>,
  authorization: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json',
    'user-agent': 'intercom-conformance',
    ...(authorization === undefined ? {} : { authorization }),
  }
  for (const [name, value] of Object.entries(asked)) {
    expectHeader(name, value)
    headers[name.toLowerCase()] = value
  }
  return headers
}

function expectHeader(name: string, value: string): void {
  if (ofConnection.has(name.toLowerCase())) {
    throw new InputError(`--header cannot set ${name}: it belongs to the connection. Leave it out.`)
  }
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  } catch {
    throw new InputError(
      `--header "${name}" cannot be sent: its name or value holds a character that HTTP does not allow.`,
    )
  }
}
