import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { IntercomReply } from '../../../contracts/wire/index.ts'
import type { Passage } from '../weather/passage.ts'

/** The bytes of an answer: JSON, or the text of an error page. */
export function replyText({ headers, body }: IntercomReply): string {
  if (body === undefined) return ''
  return typeof body === 'string' && headers['content-type'] === 'text/html' ? body : JSON.stringify(body)
}

/** Lets a request on a socket fare as its passage says. Ends early when the caller leaves or the mock stops. */
export async function actOut(passage: Passage, response: ServerResponse, stopped: AbortSignal): Promise<void> {
  if (passage.delayMs > 0) await pause(passage.delayMs, response, stopped)
  if (response.destroyed) return
  if (stopped.aborted) response.setHeader('connection', 'close')
  if (passage.end === 'answered') return sendReply(passage.reply, response)
  if (passage.end === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  if (passage.end === 'silent') {
    await pause(undefined, response, stopped)
    response.destroy()
    return
  }
  const bytes = Buffer.from(replyText(passage.reply))
  response.writeHead(passage.reply.status, { ...passage.reply.headers, 'content-length': bytes.length })
  if (passage.end === 'truncated') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
    return
  }
  await drip(bytes, passage.bytesPerSecond, response, stopped)
}

export function sendReply(reply: IntercomReply, response: ServerResponse): void {
  const text = replyText(reply)
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

/** Ten portions a second. */
async function drip(bytes: Buffer, perSecond: number, response: ServerResponse, stopped: AbortSignal): Promise<void> {
  const portion = Math.max(1, Math.round(perSecond / 10))
  for (let from = 0; from < bytes.length && !response.destroyed; from += portion) {
    response.write(bytes.subarray(from, from + portion))
    if (from + portion < bytes.length) await pause((1000 * portion) / perSecond, response, stopped)
  }
  response.end()
}

/** Waits; without a time until the caller leaves or the mock stops, whichever is first. */
async function pause(milliseconds: number | undefined, response: ServerResponse, stopped: AbortSignal): Promise<void> {
  if (response.destroyed || stopped.aborted) return
  const left = new AbortController()
  const leave = () => left.abort()
  response.once('close', leave)
  stopped.addEventListener('abort', leave, { once: true })
  try {
    await wait(milliseconds ?? 2 ** 31 - 1, undefined, { signal: left.signal })
  } catch {
    // Woken early: the caller looks whether the response is still there.
  } finally {
    response.off('close', leave)
    stopped.removeEventListener('abort', leave)
  }
}
