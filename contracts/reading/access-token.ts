import type { Exchange } from '../wire/index.ts'

type Configured = Pick<Exchange, 'settings'>

/** The Access Token, without outer blanks; absent where there is none (S1). */
export function accessTokenOf({ settings }: Configured): string | undefined {
  const token = typeof settings.apiKey === 'number' ? String(settings.apiKey) : settings.apiKey
  return typeof token === 'string' && token.trim() !== '' ? token.trim() : undefined
}

/** Whether the Access Token is missing or blank (S1). A setting of another kind is neither. */
export function isAccessTokenMissing({ settings }: Configured): boolean {
  const { apiKey } = settings
  return apiKey === undefined || apiKey === null || (typeof apiKey === 'string' && apiKey.trim() === '')
}
