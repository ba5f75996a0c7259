import type { IntercomReply, JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { createIntercom, type Intercom, type IntercomOptions } from '../../../mocks/intercom/index.ts'

/** Mon, 23 Nov 2020 00:00:00 GMT, in milliseconds. */
export const start = 1_606_089_600_000
export const startSeconds = start / 1000

export interface Caller {
  intercom: Intercom
  /** Sends a request with all the right headers, and those given; an undefined one is left out. */
  send(on: string, body?: JsonValue, headers?: Record<string, string | undefined>): IntercomReply
  post(path: string, body: JsonValue): IntercomReply
  get(path: string): IntercomReply
  /** Sends a request that must be answered 200, and gives its body. */
  body(on: string, body?: JsonValue): JsonObject
  lints(): string[]
  pass(milliseconds: number): void
}

/** A mock with a clock that stands still unless moved, and a client of one workspace. */
export function caller(options: Partial<IntercomOptions> = {}, token = 'token-1'): Caller {
  let now = start
  const intercom = createIntercom({ clock: () => now, ...options })
  const send: Caller['send'] = (on, body, headers = {}) => {
    const [method = '', path = ''] = on.split(' ')
    const all = {
      Authorization: `Bearer ${token}`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'Intercom-Version': '1.4',
      ...headers,
    }
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const request = { method, url: `https://api.intercom.io${path}`, headers: Object.fromEntries(given) }
    return intercom.answer(body === undefined ? request : { ...request, body })
  }
  return {
    intercom,
    send,
    post: (path, body) => send(`POST ${path}`, body),
    get: (path) => send(`GET ${path}`),
    body(on, body) {
      const reply = send(on, body)
      if (reply.status !== 200) throw new Error(`${on} was answered ${reply.status}: ${JSON.stringify(reply.body)}`)
      return reply.body as JsonObject
    },
    lints: () =>
      intercom
        .journal(token)
        .at(-1)
        ?.lints.map(({ rule }) => rule) ?? [],
    pass(milliseconds) {
      now += milliseconds
    },
  }
}

/** The first error of a refusal: `400 parameter_invalid: bad 'type' parameter`. */
export function refusalOf({ status, body }: IntercomReply): string {
  const list = body as { type?: string; errors?: { code: string; message: string }[] } | undefined
  const [error] = list?.type === 'error.list' ? (list.errors ?? []) : []
  return error === undefined ? `${status}` : `${status} ${error.code}: ${error.message}`
}
