import type { Event, IntercomRequest, JsonObject, PlayedCase, Settings } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

/** One event of a server and what was sent for it, under these settings. */
export function sentFor(event: Event, requests: IntercomRequest[], settings: Partial<Settings> = {}): PlayedCase {
  return playedCase({ ...exchangeOf(event, requests), settings: { apiKey: 't', ...settings } })
}

export const users = (...bodies: JsonObject[]) => bodies.map((body) => post('/users', body))
export const events = (...bodies: JsonObject[]) => bodies.map((body) => post('/events', body))
export const companies = (...bodies: JsonObject[]) => bodies.map((body) => post('/companies', body))

export const track = (more: JsonObject): Event => ({
  type: 'track',
  event: 'Signed Up',
  timestamp: '2026-03-04T05:06:07Z',
  ...more,
})

/** An identifier over the limit of 255, in two parts: its first 255 characters are the first part. */
export const head = 'a'.repeat(255)
export const long = `${head}${'b'.repeat(45)}`
