import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { BadReply } from './misfortune.ts'

const unpackers = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const

/** The text of an answer. A `BadReply` where it cannot be unpacked within the limit, or is no UTF-8. */
export async function textOf(
  bytes: Uint8Array,
  encoding: string | string[] | undefined,
  lengthMax: number,
): Promise<string> {
  const plain = await unpacked(bytes, String(encoding ?? 'identity').toLowerCase(), lengthMax)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    throw new BadReply('gave an answer that is no UTF-8')
  }
}

async function unpacked(bytes: Uint8Array, encoding: string, lengthMax: number): Promise<Uint8Array> {
  if (encoding === 'identity' || encoding === '') return bytes
  if (!Object.hasOwn(unpackers, encoding)) {
    throw new BadReply(`gave an answer packed as "${encoding.slice(0, 40)}", which nobody asked for`)
  }
  try {
    return await unpackers[encoding as keyof typeof unpackers](bytes, { maxOutputLength: lengthMax })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new BadReply('gave an answer of more than 64 MiB')
    throw new BadReply(`gave an answer that cannot be unpacked as ${encoding}`)
  }
}
