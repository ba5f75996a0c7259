import type { ErrorObject } from 'ajv'

/** A member of a union that is told from the others by a word of its own, as `fault: status`. */
interface Member {
  properties?: Record<string, { const?: unknown }>
}

/** A union whose members are told apart by the word under `key`, and a value that fits none of them. */
export interface KindOfUnion {
  /** Where the value stands. */
  instancePath: string
  key: string
  /** The words that there are. */
  words: string[]
  given: unknown
  data: unknown
  /** The member that the value means to be, where its word is known. */
  meant: object | undefined
}

/** Of a union that was not met: which of its members is meant. Nothing where its members have no word that tells them apart. */
export function kindOfUnion({ keyword, schema, data, instancePath }: ErrorObject): KindOfUnion | undefined {
  if (keyword !== 'anyOf' || !Array.isArray(schema) || typeof data !== 'object' || data === null) return undefined
  const members = schema as Member[]
  const [first] = members
  const key = Object.keys(first?.properties ?? {}).find((name) =>
    members.every((member) => wordOf(member, name) !== undefined),
  )
  if (key === undefined) return undefined
  const given = Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined
  const meant = members.find((member) => wordOf(member, key) === given)
  return { instancePath, key, given, data, meant, words: members.map((member) => String(wordOf(member, key))) }
}

const wordOf = (member: Member, key: string): unknown => member.properties?.[key]?.const
