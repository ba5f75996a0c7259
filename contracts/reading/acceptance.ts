import { type Exchange, isSupportedType } from '../wire/index.ts'
import { hasTooLongCompany } from './company.ts'
import { readEventTime } from './event-time.ts'
import { field, isFilledText, isTooLong, isUsable, objectField, typeOf } from './fields.ts'
import { hasTooLongIdentifier, mayBeNone, readEmail, readUserId } from './identity.ts'
import { isHostile } from './leaves.ts'
import { misplacedValues } from './misplaced.ts'
import { once } from './once.ts'
import { isRejected } from './sent.ts'

/** Whether an event has to be delivered, has to be rejected, or may be either, and the rule that says so. */
export interface Acceptance {
  end: 'delivered' | 'rejected' | 'either'
  because: string
}

const rejected = (because: string): Acceptance => ({ end: 'rejected', because })
const either = (because: string): Acceptance => ({ end: 'either', because })

function acceptanceOfName(event: Exchange['event']): Acceptance | undefined {
  const name = field(event, 'event')
  if (typeof name === 'number' || typeof name === 'boolean') return either('T1')
  if (!isFilledText(name)) return rejected('T1')
  return mayBeNone(name) ? either('T1') : undefined
}

/** A time that may count as none leaves it open whether the event is rejected (T2). */
function acceptanceOfTime(event: Exchange['event']): Acceptance | undefined {
  const { accepted, none } = readEventTime(event)
  if (!none) return undefined
  return accepted.length > 0 ? either('T2') : rejected('T2')
}

function acceptanceOfIdentity(exchange: Exchange): Acceptance | undefined {
  const userId = readUserId(exchange)
  const email = readEmail(exchange)
  if (!userId.none || !email.none) return undefined
  const doubtful = userId.accepted.length > 0 || email.accepted.length > 0
  return doubtful ? either('I3') : rejected('I3')
}

function acceptanceOfGroup(event: Exchange['event']): Acceptance | undefined {
  const groupId = field(event, 'groupId')
  if (isUsable(groupId)) return mayBeNone(groupId) ? either('C1') : undefined
  return isUsable(field(objectField(event, 'traits'), 'groupId')) ? either('C1') : rejected('C1')
}

/** What an event of a type needs, and what becomes of it for want of that: undefined where nothing is wanting. */
function demandsOn(exchange: Exchange, type: string): readonly (Acceptance | undefined)[] {
  const { event } = exchange
  if (type === 'group') return [acceptanceOfGroup(event)]
  if (type === 'identify') return [acceptanceOfIdentity(exchange)]
  return [acceptanceOfIdentity(exchange), acceptanceOfName(event), acceptanceOfTime(event)]
}

/**
 * What the contract wants to become of an event in cloud mode: G1, G2, S1, I3, T1, T2 and C1 reject; G8, G11 and I5 leave
 * it to the implementation; all else is delivered.
 */
export const acceptanceOf = once((exchange: Exchange): Acceptance => {
  const { event, settings } = exchange
  const type = typeOf(event)
  if (type === undefined) return rejected('G1')
  const trimmed = type.trim()
  if (!isSupportedType(trimmed)) return rejected('G2')
  if (trimmed !== type) return either('G1')
  if (typeof settings.apiKey === 'number') return either('S1')
  if (!isFilledText(settings.apiKey)) return rejected('S1')
  const demands = demandsOn(exchange, type)
  const unmet = demands.find((acceptance) => acceptance?.end === 'rejected') ?? demands.find(Boolean)
  if (unmet) return unmet
  if (hasTooLongIdentifier(exchange) || isTooLong(field(event, 'groupId'))) return either('I5')
  if (type === 'identify' && hasTooLongCompany(event)) return either('I5')
  if (misplacedValues(event).length > 0) return either('G11')
  if (isHostile(event)) return either('G8')
  return { end: 'delivered', because: type === 'identify' ? 'U1' : type === 'track' ? 'T1' : 'C1' }
})

/** Whether this is an event of that type that the target delivered, rightly or not: what it sent is judged. */
export function isDelivered(exchange: Exchange, type: 'identify' | 'track' | 'group'): boolean {
  return deliveredAs(exchange) === type
}

const deliveredAs = once((exchange: Exchange) => (isRejected(exchange) ? undefined : typeOf(exchange.event)))
