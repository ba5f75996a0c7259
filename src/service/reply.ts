import { jsonText } from '../../contracts/wire/index.ts'

/** An answer of the service, as text. */
export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  text: string
}

/** Events are echoed in answers, and may be deeper than `JSON.stringify` bears. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, text: jsonText(value) }
}

export function plain(status: number, text: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, text }
}

/** RudderStack asks which version of the protocol answered, on every transformation and delivery. */
export const protocolVersion = { apiversion: '2' }

/** A request that cannot be worked with as a whole. Its text goes back to the caller: no token, no event in it. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, says: string, headers: Readonly<Record<string, string>> = {}) {
    super(says)
    this.status = status
    this.headers = headers
  }
}
