import type { Random } from '../../contracts/wire/index.ts'

/** A version 4 UUID in lower case (RFC 9562), from seeded chance. */
export function uuid(random: Random): string {
  return formatUuid(Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)))
}

/** Sixteen bytes as a version 4 UUID: version and variant are set, the other bits are kept. */
export function formatUuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, place) => {
    if (place === 6) return (byte & 0x0f) | 0x40
    if (place === 8) return (byte & 0x3f) | 0x80
    return byte
  }).map((byte) => byte.toString(16).padStart(2, '0'))
  const part = (from: number, to: number) => hex.slice(from, to).join('')
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}-${part(8, 10)}-${part(10, 16)}`
}
