import { HttpResponse, http, type RequestHandler } from 'msw'
import { type IntercomReply, type IntercomRequest, intercomApi } from '../../../contracts/wire/index.ts'
import { createIntercom } from '../create-intercom.ts'
import type { Intercom, IntercomOptions } from '../intercom.ts'
import type { Wire } from '../visit.ts'
import type { Passage } from '../weather/passage.ts'
import { replyText } from './act-out.ts'
import { parseBody } from './body.ts'

export interface HandlerOptions extends Partial<IntercomOptions> {
  /** A mock to answer from; a new one, by the clock of this machine, unless given. */
  intercom?: Intercom
  /** Reaches a mock that is somewhere else, in another thread for one; comes before `intercom`. */
  send?: (request: IntercomRequest, wire: Wire) => Passage | Promise<Passage>
  /** Where Intercom is, as MSW writes a path; `https://api.intercom.io` unless said. */
  baseUrl?: string
}

/**
 * MSW handlers that answer all of Intercom's REST API from a mock, for a `setupServer` of one's own. Handlers given to
 * `server.use` come first, as always in MSW.
 */
export function intercomHandlers(options: HandlerOptions = {}): RequestHandler[] {
  const send = options.send ?? (options.intercom ?? createIntercom({ clock: Date.now, ...options })).send
  const base = options.baseUrl ?? intercomApi
  return [
    http.all(`${base}/*`, async ({ request }) => {
      const { body, wire } = parseBody(Buffer.from(await request.arrayBuffer()))
      const { method, url } = request
      const headers = Object.fromEntries(request.headers)
      const sent = body === undefined ? { method, url, headers } : { method, url, headers, body }
      return respond(await send(sent, wire), request.signal)
    }),
  ]
}

/** Lets an intercepted request fare as its passage says. */
async function respond(passage: Passage, left: AbortSignal): Promise<Response> {
  if (passage.delayMs > 0) await pause(passage.delayMs, left)
  if (passage.end === 'silent') await pause(undefined, left)
  if (passage.end === 'reset' || passage.end === 'silent' || left.aborted) return HttpResponse.error()
  const { reply } = passage
  if (passage.end === 'answered') return new Response(textOf(reply), reply)
  const bytes = new TextEncoder().encode(replyText(reply))
  return new Response(
    passage.end === 'truncated' ? truncated(bytes) : dripping(bytes, passage.bytesPerSecond, left),
    reply,
  )
}

/** An answer without a body has none here either: an empty text would bring a content type with it. */
function textOf(reply: IntercomReply): string | null {
  return reply.body === undefined ? null : replyText(reply)
}

/** Half of the bytes, then an error. The error waits for the next pull, since it throws away what is still queued. */
function truncated(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream(
    {
      pull(controller) {
        if (isSent) controller.error(new TypeError('terminated'))
        else controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2)))
        isSent = true
      },
    },
    { highWaterMark: 0 },
  )
}

/** Ten portions a second. */
function dripping(bytes: Uint8Array, perSecond: number, left: AbortSignal): ReadableStream<Uint8Array> {
  const portion = Math.max(1, Math.round(perSecond / 10))
  let from = 0
  return new ReadableStream({
    async pull(controller) {
      if (from > 0) await pause((1000 * portion) / perSecond, left)
      controller.enqueue(bytes.slice(from, from + portion))
      from += portion
      if (from >= bytes.length) controller.close()
    },
  })
}

/** Waits; without a time until the caller leaves. */
function pause(milliseconds: number | undefined, left: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (left.aborted) {
      resolve()
      return
    }
    const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
    left.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
