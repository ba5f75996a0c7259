import type { Exchange } from '../../wire/index.ts'
import type { Acceptance } from '../acceptance.ts'
import { hasTooLongCompany } from '../company.ts'
import { field, isFilledText, typeOf } from '../fields.ts'
import { hasTooLongIdentifier, type IdentifierReading, readEmail, readUserId } from '../identity.ts'
import { isHostile } from '../leaves.ts'
import { misplacedValues } from '../misplaced.ts'
import { once } from '../once.ts'
import { isWeb } from './calls.ts'
import { areSettingsPlain, missingSettings } from './needed-settings.ts'

/** The user id by I1 alone: that an `anonymousId` stands in is a freedom in device mode (I6). */
export const ownUserId = once(
  (exchange: Exchange): IdentifierReading =>
    readUserId({ ...exchange, settings: { ...exchange.settings, sendAnonymousId: false } }),
)

/** Whether an event names nobody: neither a user id nor an email, not even a doubtful one. */
export function isOfNobody(exchange: Exchange): boolean {
  return ownUserId(exchange).accepted.length === 0 && readEmail(exchange).accepted.length === 0
}

function acceptanceOfTrack(exchange: Exchange): Acceptance['end'] {
  const name = field(exchange.event, 'event')
  if (typeof name === 'number' || typeof name === 'boolean') return 'either'
  if (!isFilledText(name)) return 'rejected'
  return 'delivered'
}

/**
 * What device mode wants to become of an event: a missing setting rejects it (S1), and so do types that the connection does not
 * support; what names nobody may be sent or not (I6), and so may what the cloud rules leave open (G8, G11, I5).
 */
export const acceptanceOnDevice = once((exchange: Exchange): Acceptance['end'] => {
  const { event, connection } = exchange
  const type = typeOf(event)
  const supported = isWeb(connection) ? ['identify', 'track', 'page', 'reset'] : ['identify', 'track', 'reset']
  if (missingSettings(exchange).length > 0) return 'rejected'
  if (type === undefined || !supported.includes(type)) return 'rejected'
  if (field(event, 'type') !== type || !areSettingsPlain(exchange)) return 'either'
  if (misplacedValues(event).length > 0 || isHostile(event)) return 'either'
  if (type === 'reset') return 'delivered'
  if (type === 'page') return hasTooLongIdentifier(exchange) ? 'either' : 'delivered'
  if (ownUserId(exchange).none && readEmail(exchange).none) {
    return type === 'track' && acceptanceOfTrack(exchange) === 'rejected' ? 'rejected' : 'either'
  }
  if (hasTooLongIdentifier(exchange)) return 'either'
  if (type === 'track') return acceptanceOfTrack(exchange)
  return hasTooLongCompany(event) ? 'either' : 'delivered'
})
