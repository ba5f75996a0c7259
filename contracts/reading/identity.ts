import type { Event, Exchange, JsonValue } from '../wire/index.ts'
import { field, isFilledText, isTooLong, isUsable, mayChange, objectField, traitPlaces, typeOf } from './fields.ts'
import { once } from './once.ts'

/**
 * What the contract lets an implementation take as an identifier: any of `accepted`; none at all only where `none` says
 * so. A value stands as the event gives it: a number may be sent as its text.
 */
export interface IdentifierReading {
  accepted: (string | number)[]
  none: boolean
}

/** Places of the user id in order (I1, and C3 for group), without regard to what is usable. */
function userIdPlaces(event: Event): (JsonValue | undefined)[] {
  const { traits, contextTraits } = traitPlaces(event)
  const own = typeOf(event) === 'group' ? [] : [field(traits, 'userId'), field(traits, 'id')]
  return [field(event, 'userId'), ...own, field(contextTraits, 'userId'), field(contextTraits, 'id')]
}

/** Whether an identifier may count as none: a zero, and text that may be left out (Freedoms: text around NUL; G8). */
export function mayBeNone(id: string | number): boolean {
  return id === 0 || (typeof id === 'string' && mayChange(id))
}

/** Whether `anonymousId` stands in for a missing user id (I4). */
export function sendsAnonymousId({ settings }: Pick<Exchange, 'settings'>): boolean {
  return settings.sendAnonymousId === true
}

/** Whether `anonymousId` may stand in: a setting of another kind than a boolean may count as on or off. */
function maySendAnonymousId({ settings: { sendAnonymousId } }: Pick<Exchange, 'settings'>): boolean {
  return sendAnonymousId !== undefined && sendAnonymousId !== null && sendAnonymousId !== false
}

/**
 * The user id by I1 (identify, track) or C3 (group), then I4. A zero may count as usable or not, in every place; on a group
 * `traits.userId` may be read or not, anywhere behind `userId`; both leave more than one value accepted.
 */
export const readUserId = once((exchange: Exchange): IdentifierReading => {
  const { event } = exchange
  const accepted: (string | number)[] = []
  let none = true
  for (const value of userIdPlaces(event)) {
    if (!isUsable(value)) continue
    accepted.push(value)
    if (!mayBeNone(value)) {
      none = false
      break
    }
  }
  const ownId = field(event, 'userId')
  if (typeOf(event) === 'group' && (!isUsable(ownId) || mayBeNone(ownId))) {
    const ofTraits = field(objectField(event, 'traits'), 'userId')
    if (isUsable(ofTraits)) accepted.push(ofTraits)
  }
  if (none && maySendAnonymousId(exchange)) {
    const anonymousId = field(event, 'anonymousId')
    if (isUsable(anonymousId)) {
      none = mayBeNone(anonymousId) || !sendsAnonymousId(exchange)
      accepted.push(anonymousId)
    }
  }
  return { accepted, none }
})

/**
 * The email by I2: the trait (on a group that of `context.traits` alone, C3). A track may also take `properties.email`. A number
 * may count as an identifier or as no email, so it does not end the search.
 */
export const readEmail = once(({ event }: Exchange): IdentifierReading => {
  const { traits, contextTraits } = traitPlaces(event)
  const places = typeOf(event) === 'group' ? [contextTraits] : [traits, contextTraits]
  const accepted: (string | number)[] = []
  let none = true
  for (const place of places) {
    const email = field(place, 'email')
    if (!none || !isUsable(email)) continue
    accepted.push(email)
    none = typeof email === 'number' || mayBeNone(email)
  }
  const ofProperties = typeOf(event) === 'track' ? field(objectField(event, 'properties'), 'email') : undefined
  return { accepted: isFilledText(ofProperties) ? [...accepted, ofProperties] : accepted, none }
})

/** Whether a sent identifier is an accepted one: as given, as a number's text, or without its outer blanks. */
export function isAccepted(sent: unknown, { accepted }: Pick<IdentifierReading, 'accepted'>): boolean {
  if (!isUsable(sent)) return false
  return accepted.some((value) => {
    if (String(value).trim() === String(sent).trim() || mayChange(value)) return true
    return isNumeral(sent) && Number(sent) === value
  })
}

/** Another language may write a number otherwise: 30 as `30.0`, 1e21 as all its digits. */
function isNumeral(sent: unknown): boolean {
  return typeof sent === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(sent.trim())
}

/** Whether any identifier of the event is over the limit, so that I5 decides what is sent. */
export const hasTooLongIdentifier = once(
  (exchange: Exchange): boolean =>
    userIdPlaces(exchange.event).some(isTooLong) ||
    readUserId(exchange).accepted.some(isTooLong) ||
    readEmail(exchange).accepted.some(isTooLong),
)
