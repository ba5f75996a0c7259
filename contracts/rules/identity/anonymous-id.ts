import {
  field,
  isAccepted,
  isDelivered,
  isTooLong,
  isUsable,
  readUserId,
  sendsAnonymousId,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { arePlain, isDeliveredPerson, sentAs } from './sent-identifiers.ts'

const isOff = ({ settings }: Exchange) =>
  settings.sendAnonymousId === undefined || settings.sendAnonymousId === null || settings.sendAnonymousId === false

/** The anonymousId, where it can be compared and is not also an id of the event's own. */
function anonymousIdOf(exchange: Exchange): string | number | undefined {
  const anonymousId = field(exchange.event, 'anonymousId')
  if (!isUsable(anonymousId) || isTooLong(anonymousId) || !arePlain([anonymousId])) return undefined
  return anonymousId
}

/** Whether a sent user_id is the anonymousId, sent without leave: I4 tells it, nobody else. */
export function isAnonymousIdSent(exchange: Exchange, sent: JsonValue): boolean {
  const anonymousId = anonymousIdOf(exchange)
  if (anonymousId === undefined || sendsAnonymousId(exchange)) return false
  return isAccepted(sent, { accepted: [anonymousId] }) && !isAccepted(sent, readUserId(exchange))
}

/** Whether the anonymousId has to stand in: the setting is on, and the event has no user id of its own. */
export function standsIn(exchange: Exchange): boolean {
  if (!sendsAnonymousId(exchange)) return false
  const { accepted, none } = readUserId(exchange)
  return accepted.length === 1 && accepted[0] === anonymousIdOf(exchange) && !none
}

function checkAnonymousId(exchange: Exchange): Finding[] {
  const sent = sentAs(exchange, 'user_id')
  if (isOff(exchange)) {
    return sent
      .filter((value) => isAnonymousIdSent(exchange, value))
      .slice(0, 1)
      .map((received) => ({
        message: 'The anonymousId is sent as user_id although the setting is off.',
        expected: readUserId(exchange).accepted[0] ?? null,
        received,
      }))
  }
  if (sent.some((value) => isAccepted(value, readUserId(exchange)))) return []
  const expected = anonymousIdOf(exchange) ?? null
  return [
    {
      message: 'The anonymousId does not stand in for the missing user id although the setting is on.',
      expected,
      received: sent[0] ?? null,
    },
  ]
}

export const anonymousIdStandsInWhereAsked = defineRule({
  id: 'I4',
  level: 'must',
  authority: 'DOC',
  says: 'With "Send AnonymousId as Secondary UserId" on, an event without a user id is sent with its anonymousId as user_id, also beside an email. With it off, the anonymousId is never sent as user_id.',
  why: 'On, it is what keeps anonymous visitors from being lost; off, it fills the workspace with people whom nobody can name, and whom Intercom bills.',
  mend: 'Take the anonymousId as the last place of the user id, only when the setting is on.',
  source: 'destination documentation, Connection settings: Send AnonymousId as Secondary UserId; FAQ',
  harm: 'people confused',
  connections: cloudConnections,
  appliesTo: (exchange) => {
    if (!isDeliveredPerson(exchange) && !isDelivered(exchange, 'group')) return false
    return standsIn(exchange) || (isOff(exchange) && anonymousIdOf(exchange) !== undefined)
  },
  check: checkAnonymousId,
})
