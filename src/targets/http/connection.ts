import type { Pool } from 'undici'
import { BadReply, misfortuneOf, NoReply } from './misfortune.ts'
import { textOf } from './reply-text.ts'

/** One answer over HTTP, read whole. */
export interface Reply {
  status: number
  /** Where a redirect points. */
  location?: string
  text: string
}

/** What is asked, from the root of the host on. */
export interface Question {
  method: 'GET' | 'POST'
  path: string
  body?: string
  /** How long the answer may take, to its last byte. */
  timeoutMs: number
}

/** Connections to one host that stay open between questions. */
export interface Connection {
  /** Throws `NoReply` where no answer comes, `BadReply` where what comes cannot be read. No redirect is followed. */
  ask(question: Question): Promise<Reply>
  /** Ends at once what is under way. */
  close(): Promise<void>
}

export interface ConnectionOptions {
  origin: string
  /** Of each request; names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Connections at most. */
  width: number
}

/** The longest answer that is read, in bytes, and in bytes that it unpacks to. */
const replyMax = 64 * 1024 * 1024

export async function openConnection({ origin, headers, width }: ConnectionOptions): Promise<Connection> {
  // Loaded here, since a run without HTTP needs none of it, and it takes as long to load as everything else together.
  const undici = await import('undici')
  const pool: Pool = new undici.Pool(origin, {
    connections: width,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: replyMax,
  })
  return {
    async ask({ method, path, body, timeoutMs }) {
      const limit = new AbortController()
      const timer = setTimeout(() => limit.abort(), timeoutMs)
      try {
        const reply = await pool.request({ method, path, headers, body: body ?? null, signal: limit.signal })
        const { location, 'content-encoding': encoding } = reply.headers
        const text = await textOf(new Uint8Array(await reply.body.arrayBuffer()), encoding, replyMax)
        return { status: reply.statusCode, text, ...(typeof location === 'string' ? { location } : {}) }
      } catch (error) {
        if (limit.signal.aborted) throw new NoReply('silent', `did not answer within ${timeoutMs} ms`)
        throw error instanceof BadReply ? error : misfortuneOf(error)
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => pool.destroy(),
  }
}
