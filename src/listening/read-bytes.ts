import type { IncomingMessage } from 'node:http'

/** The bytes of a body. Absent where there were more than the limit; how many there were stands beside. */
export interface ReadBytes {
  bytes: Buffer | undefined
  length: number
}

/** Reads a body. One over the limit is read to its end, so that the sender gets an answer, and not kept. */
export function readBytes(message: IncomingMessage, bytesMax: number): Promise<ReadBytes> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    message.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= bytesMax) chunks.push(chunk)
      else chunks.length = 0
    })
    message.on('end', () => {
      if (length > bytesMax) resolve({ bytes: undefined, length })
      else resolve({ bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), length })
    })
    message.on('error', reject)
    message.on('close', () => {
      if (!message.complete) reject(new Error('The sender left before its body was complete.'))
    })
  })
}
