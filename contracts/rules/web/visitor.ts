import {
  callsOf,
  field,
  givenIn,
  type IdentifierReading,
  isAccepted,
  isUsable,
  ownUserId,
  readEmail,
  typeOf,
  updatesOf,
} from '../../reading/index.ts'
import type { Exchange, PlayedCase } from '../../wire/index.ts'
import { byDevice } from '../by-device.ts'
import { defineCaseRule, type Judgement } from '../define-rule.ts'
import { isStartOrEnd } from './page.ts'

/** Whom the messenger has been told that it speaks with. */
interface Visitor {
  userId?: string
  email?: string
  /** Whether a reset has said since that this person left. */
  hasLeft: boolean
}

const textIn = (holder: unknown, name: string) => {
  const value = field(holder, name)
  return isUsable(value) ? String(value) : undefined
}

/** The visitor after the updates of an exchange. */
function visitorAfter(exchange: Exchange, before: Visitor | undefined): Visitor | undefined {
  let visitor = before
  for (const call of updatesOf(exchange)) {
    const given = givenIn(call)
    const [userId, email] = [textIn(given, 'user_id'), textIn(given, 'email')]
    if (userId === undefined && email === undefined) continue
    visitor = {
      ...(userId === undefined ? {} : { userId }),
      ...(email === undefined ? {} : { email }),
      hasLeft: false,
    }
  }
  return visitor
}

/** Whether an identifier of an event can be told apart from another. */
const isFirm = ({ accepted, none }: IdentifierReading) => accepted.length === 0 || (accepted.length === 1 && !none)

/**
 * Whether an event is of another person than the visitor: by its user id, or because it has none. Where only a reset has been seen,
 * whoever comes back under the same id or email is the same.
 */
function isOfAnother(exchange: Exchange, { userId, email, hasLeft }: Visitor): boolean {
  const own = ownUserId(exchange)
  if (!isFirm(own) || (userId === undefined && !hasLeft)) return false
  const isSame = (given: string | undefined, reading: IdentifierReading) =>
    given !== undefined && isAccepted(given, reading)
  if (own.accepted.length > 0) return userId !== undefined && !isSame(userId, own)
  const anonymousId = field(exchange.event, 'anonymousId')
  // Where the anonymousId stood in (I6), whoever has it still is the same visitor.
  if (isUsable(anonymousId) && isSame(userId, { accepted: [anonymousId], none: false })) return false
  return !isSame(email, readEmail(exchange))
}

function judge({ exchanges }: PlayedCase): Judgement[] {
  let visitor: Visitor | undefined
  const judgements: Judgement[] = []
  for (const [index, exchange] of exchanges.entries()) {
    const calls = callsOf(exchange)
    const shutdown = calls.findIndex(({ method }) => method === 'shutdown')
    const own = calls.findIndex((call) => !isStartOrEnd(call))
    if (visitor !== undefined && typeOf(exchange.event) === 'reset') {
      if (shutdown !== -1) judgements.push({ exchange: index, findings: [] })
      visitor = shutdown === -1 ? { ...visitor, hasLeft: true } : undefined
      continue
    }
    const isBefore = shutdown !== -1 && (own === -1 || shutdown < own)
    if (visitor !== undefined && own !== -1 && isOfAnother(exchange, visitor)) {
      const message = 'The next visitor inherits the last one: no shutdown precedes the call.'
      judgements.push({ exchange: index, findings: isBefore ? [] : [{ message, expected: 'shutdown' }] })
    }
    visitor = visitorAfter(exchange, shutdown === -1 ? visitor : undefined)
  }
  return judgements
}

/** Contract W7; Intercom web messenger, shutdown. */
export const visitorIsShutDown = defineCaseRule({
  id: 'W7',
  level: 'should',
  authority: 'API',
  says: 'A reset is a shutdown of the messenger, made at the latest before the next call for somebody else: an event without a user id, or with another one, after an identified user.',
  why: 'Without it the next person at the same browser reads and continues the conversations of the last one.',
  mend: 'Call shutdown on reset, and where no reset arrives, as soon as an event names another user or none.',
  source: 'Intercom web messenger, shutdown; destination documentation, Reset',
  harm: 'people confused',
  connections: ['web-device'],
  judge: byDevice(judge),
})
