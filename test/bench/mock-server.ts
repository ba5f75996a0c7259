import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { startSocket } from '../../mocks/intercom/doors/socket.ts'
import { startService } from '../../src/service/index.ts'

/**
 * A server in a process of its own, started by `fork` with what to be: `mock`; `service`, the reference behind the transformer protocol; or `bare`, which is plain node:http, or `hono`: both
 * parse the body and answer so many bytes. Tells its port; answers each message with its memory.
 */
const [kind, bytes = '0'] = process.argv.slice(2)

if (kind === 'mock') {
  const { port } = await startSocket({ clock: Date.now })
  process.send?.({ port })
} else if (kind === 'service') {
  const { port } = await startService({ version: 'bench' })
  process.send?.({ port })
} else if (kind === 'hono') {
  const text = filler()
  const app = new Hono()
  app.post('/users', async (context) => {
    await context.req.json()
    return context.body(text, 200, { 'content-type': 'application/json' })
  })
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }))
} else {
  const text = filler()
  const server = createServer((message, response) => {
    const chunks: Buffer[] = []
    message.on('data', (chunk: Buffer) => chunks.push(chunk))
    message.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString('utf8'))
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
      response.end(text)
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object') process.send?.({ port: address?.port })
  })
}

process.on('message', () => {
  globalThis.gc?.()
  process.send?.(process.memoryUsage())
})
process.on('disconnect', () => process.exit())

/** A JSON text of so many bytes. */
function filler(): string {
  return JSON.stringify('x'.repeat(Math.max(0, Number(bytes) - 2)))
}
