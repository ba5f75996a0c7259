import { type Connection, isJsonObject, type JsonObject } from '../../../contracts/wire/index.ts'

/** What one installation of a source's SDK remembers of its person between calls. */
export interface Memory {
  userId: string | undefined
  /** Empty for ever on a server, which remembers no traits. */
  traits: JsonObject
}

export const nothingRemembered = (): Memory => ({ userId: undefined, traits: {} })

/**
 * What an identify says of the person, and what is remembered from then on. A browser merges traits deeply, a phone key by key,
 * until another user id comes; a server sends what it is given (scenarios/README.md, "Worth knowing").
 */
export function identified(
  memory: Memory,
  connection: Connection,
  given: string | undefined,
  traits: JsonObject,
): { said: JsonObject; memory: Memory } {
  const userId = given ?? memory.userId
  if (connection === 'server-cloud') return { said: traits, memory: { userId, traits: {} } }
  const isAnother = given !== undefined && memory.userId !== undefined && given !== memory.userId
  const older = isAnother ? {} : memory.traits
  const said = { ...older, ...traits }
  const [before, now] = [older['company'], traits['company']]
  if (connection.startsWith('web') && isJsonObject(before) && isJsonObject(now)) said['company'] = { ...before, ...now }
  return { said, memory: { userId, traits: said } }
}
