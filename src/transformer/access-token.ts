import type { Settings } from '../../contracts/wire/index.ts'
import { isJsonObject, wordsFrom } from './kinds.ts'

/** The Access Token, without outer blanks; absent where the settings have none, and nothing can be sent (S1, G3). */
export function accessTokenFrom(settings: Settings | undefined): string | undefined {
  return isJsonObject(settings) ? wordsFrom(settings.apiKey)?.trim() : undefined
}
