import { connect } from 'node:net'

/** Writes bytes to a port and gives all that comes back until the other side ends, or the error that ended it. */
export function exchangeBytes(port: number, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const finish = (suffix = '') => resolve(Buffer.concat(chunks).toString('latin1') + suffix)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => socket.end())
    socket.on('close', () => finish())
    socket.on('error', (error: NodeJS.ErrnoException) => finish(`<${error.code}>`))
  })
}
