import { callsOf, field, givenIn, isAccepted, isOfNobody, isUsable, ownUserId, typeOf } from '../../reading/index.ts'
import { deviceConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'

/** Calls that tell Intercom who somebody is. */
const naming: ReadonlySet<string> = new Set(['boot', 'update', 'registerIdentifiedUser', 'updateUser'])

/** The ids that the calls of an event give to somebody. */
function sentIn(exchange: Exchange, names: readonly string[]): JsonValue[] {
  return callsOf(exchange)
    .filter(({ method }) => naming.has(method))
    .flatMap((call) => names.map((name) => field(givenIn(call), name)))
    .filter(isUsable)
}

const userIdsIn = (exchange: Exchange) => sentIn(exchange, ['user_id', 'userId'])
const isAnonymousId = ({ event }: Exchange, sent: JsonValue) => {
  const anonymousId = field(event, 'anonymousId')
  return isUsable(anonymousId) && isAccepted(sent, { accepted: [anonymousId] })
}

const isPerson = ({ event }: Exchange) => typeOf(event) === 'identify' || typeOf(event) === 'track'

const words = {
  source:
    'destination documentation, Connection settings: Send AnonymousId as Secondary UserId; Intercom, unidentified users',
  harm: 'people confused',
  connections: deviceConnections,
} as const

/** Contract I6; I0, I1 and I2 themselves hold on every connection. */
export const nobodyIsUnidentified = defineRule({
  ...words,
  id: 'I6',
  level: 'must',
  authority: 'RS',
  says: 'In device mode an event with neither a user id nor an email is sent for an unidentified user, or not at all; no id is made up for it.',
  why: 'A visitor who is given an id from nowhere becomes somebody else, and sees the conversations of that person.',
  mend: 'Send such an event without user_id and email, or leave it out. The anonymousId may stand in, where the setting says so.',
  appliesTo: (exchange) => isPerson(exchange) && isOfNobody(exchange) && callsOf(exchange).length > 0,
  check: (exchange) => {
    const ids = userIdsIn(exchange).filter((sent) => !isAnonymousId(exchange, sent))
    return [...ids, ...sentIn(exchange, ['email'])].slice(0, 1).map((received) => ({
      message: 'An event with neither user id nor email is sent for somebody.',
      expected: 'an unidentified user',
      received,
    }))
  },
})

const isOff = ({ settings: { sendAnonymousId } }: Exchange) =>
  sendAnonymousId === undefined || sendAnonymousId === null || sendAnonymousId === false

/** Contract I6, the anonymousId. */
export const anonymousIdStaysOutWhereOff = defineRule({
  ...words,
  id: 'I6.anonymous',
  level: 'should',
  authority: 'RS',
  says: 'In device mode the anonymousId is not sent as a user id while "Send AnonymousId as Secondary UserId" is off.',
  why: 'Each device becomes a user of its own, whom nobody can name and whom Intercom bills.',
  mend: 'Send the anonymousId as user id only where the setting is on.',
  appliesTo: (exchange) =>
    isPerson(exchange) &&
    isOff(exchange) &&
    isUsable(field(exchange.event, 'anonymousId')) &&
    callsOf(exchange).length > 0,
  check: (exchange) =>
    userIdsIn(exchange)
      .filter((sent) => isAnonymousId(exchange, sent) && !isAccepted(sent, ownUserId(exchange)))
      .slice(0, 1)
      .map((received) => ({
        message: 'The anonymousId is sent as user id although the setting is off.',
        expected: 'an unidentified user',
        received,
      })),
})
