import type { JsonValue } from '../../../../contracts/wire/index.ts'
import { parseBody } from '../../../../mocks/intercom/doors/body.ts'
import { control, controlPath } from '../../../../mocks/intercom/doors/control.ts'
import type { Intercom } from '../../../../mocks/intercom/index.ts'

/** A `fetch` that reaches a mock without a network. */
export function fetchFrom(intercom: Intercom): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const { body, wire } = parseBody(Buffer.from(await request.arrayBuffer()))
    const { pathname } = new URL(request.url)
    const headers = Object.fromEntries(request.headers)
    if (pathname.startsWith(controlPath)) {
      const told = control(intercom, { method: request.method, path: pathname, headers, body: body as JsonValue, wire })
      return new Response(told.body === undefined ? null : JSON.stringify(told.body), { status: told.status })
    }
    const sent = { method: request.method, url: request.url, headers }
    const reply = intercom.answer(body === undefined ? sent : { ...sent, body: body as JsonValue }, wire)
    return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), reply)
  }
}
