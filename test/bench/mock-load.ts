import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'

export interface Server {
  port: number
  child: ChildProcess
  memory(): Promise<NodeJS.MemoryUsage>
}

/** Starts a server of `mock-server.ts` in a process of its own. */
export async function startServer(kind: 'mock' | 'service' | 'bare' | 'hono', bytes = 0): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'mock-server.ts'), [kind, String(bytes)], { execArgv: ['--expose-gc'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    child,
    async memory() {
      child.send('memory')
      const [usage] = (await once(child, 'message')) as [NodeJS.MemoryUsage]
      return usage
    },
  }
}

export interface Load {
  perSecond: number
  /** Answers by status. */
  statuses: Map<string, number>
  /** Bytes of the last answer's body. */
  bodyBytes: number
}

/**
 * Keeps a port busy over so many connections, one request at a time on each, with requests that `next` writes. Speaks
 * HTTP by hand: a client library would cost more than what is measured.
 */
export async function load(port: number, connections: number, forMs: number, next: () => string): Promise<Load> {
  const statuses = new Map<string, number>()
  let bodyBytes = 0
  const start = performance.now()
  const talk = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(next()))
      let pending = ''
      socket.setEncoding('latin1')
      socket.on('data', (chunk) => {
        pending += chunk
        const head = pending.indexOf('\r\n\r\n')
        if (head === -1) return
        const length = Number(/^content-length: (\d+)/im.exec(pending.slice(0, head))?.[1] ?? 0)
        if (pending.length < head + 4 + length) return
        const status = pending.slice(9, 12)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        bodyBytes = length
        pending = pending.slice(head + 4 + length)
        if (performance.now() - start < forMs) socket.write(next())
        else socket.end()
      })
      socket.on('close', () => resolve())
      socket.on('error', reject)
    })
  await Promise.all(Array.from({ length: connections }, talk))
  const total = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  return { perSecond: (total / (performance.now() - start)) * 1000, statuses, bodyBytes }
}

/** A `POST` with the headers that Intercom wants. */
export function postText(path: string, body: unknown): string {
  const text = JSON.stringify(body)
  return `POST ${path} HTTP/1.1\r\nHost: mock\r\nAuthorization: Bearer a-token\r\nAccept: application/json\r\nContent-Type: application/json\r\nIntercom-Version: 1.4\r\nContent-Length: ${text.length}\r\n\r\n${text}`
}

/** Upserts of so many users in turn. */
export function upserts(users: number): () => string {
  let number = 0
  return () => {
    number = (number + 1) % users
    const email = `u-${number}@example.com`
    const custom_attributes = { plan: 'pro', seats: number, vip: true }
    return postText('/users', {
      user_id: `u-${number}`,
      email,
      name: 'Ada',
      signed_up_at: 1_558_290_864,
      custom_attributes,
    })
  }
}
