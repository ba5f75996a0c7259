import { crc32 } from 'node:zlib'
import { decodeJson, encodeJson, type JsonValue } from '../../../contracts/wire/index.ts'

/**
 * Facts that are written together, as one line of JSON: `["5f1c09aa",[…]]`, without a line feed. The first part is the CRC-32 of
 * the text of the second.
 */
export function sealed(facts: readonly unknown[]): string {
  const text = encodeJson(facts)
  return `["${digestOf(text)}",${text}]`
}

/** The values of a line; nothing where it was not written whole, or was changed. */
export function unsealed(line: string): JsonValue[] | undefined {
  const [, digest, text] = /^\["([0-9a-f]{8})",(\[.*\])\]$/s.exec(line) ?? []
  if (text === undefined || digestOf(text) !== digest) return undefined
  return decodeJson(text) as JsonValue[]
}

const digestOf = (text: string) => crc32(text).toString(16).padStart(8, '0')
