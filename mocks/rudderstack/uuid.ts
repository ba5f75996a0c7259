import type { Random } from '../../contracts/wire/index.ts'

/** A version 4 UUID in lower case (RFC 9562), from seeded chance. */
export function uuid(random: Random): string {
  const bytes = new Uint8Array(16)
  for (let place = 0; place < 16; place += 1) bytes[place] = Math.floor(random() * 256)
  return formatUuid(bytes)
}

/** Sixteen bytes as a version 4 UUID: version and variant are set, the other bits are kept. */
export function formatUuid(bytes: Uint8Array): string {
  let text = ''
  for (let place = 0; place < 16; place += 1) {
    const byte = bytes[place] as number
    const set = place === 6 ? (byte & 0x0f) | 0x40 : place === 8 ? (byte & 0x3f) | 0x80 : byte
    if (place === 4 || place === 6 || place === 8 || place === 10) text += '-'
    text += pairs[set]
  }
  return text
}

/** Two hex digits for each byte. */
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
