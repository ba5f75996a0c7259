import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:PORT` */
  url: string
  port: number
  /** Stops listening, lets what is being answered finish for up to two seconds, and frees the port. */
  close(): Promise<void>
}

/**
 * Puts a server on a port; 0 picks a free one. Rejects with an `Error` that says what to try where the port cannot be had.
 *
 * @param name what listens, as it begins a sentence: `The mock`
 */
export async function listen(server: Server, name: string, port: number, host: string): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, name, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const impatience = setTimeout(() => server.closeAllConnections(), 2000)
      await closed
      clearTimeout(impatience)
    },
  }
}

function explain(error: NodeJS.ErrnoException, name: string, host: string, port: number): Error {
  const what = `${name} could not listen on ${host}:${port}`
  if (error.code === 'EADDRINUSE')
    return new Error(`${what}: the port is taken. Try another port, or 0 for a free one.`)
  if (error.code === 'EACCES') return new Error(`${what}: permission denied. Try a port from 1024 on.`)
  return new Error(`${what}: ${error.message}. Try 127.0.0.1.`)
}
