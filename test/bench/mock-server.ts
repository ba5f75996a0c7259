import { createServer } from 'node:http'
import { startSocket } from '../../mocks/intercom/doors/socket.ts'

/**
 * A server in a process of its own, started by `fork` with what to be: `mock`, or `bare`, which is plain node:http that
 * parses the body and answers so many bytes. Tells its port; answers each message with its memory.
 */
const [kind, bytes = '0'] = process.argv.slice(2)

if (kind === 'mock') {
  const { port } = await startSocket({ clock: Date.now })
  process.send?.({ port })
} else {
  const text = JSON.stringify('x'.repeat(Math.max(0, Number(bytes) - 2)))
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
