import {
  agrees,
  isFilledText,
  isGivenAsNull,
  readCreatedAt,
  readTime,
  type TimeReading,
  traitValues,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { isIdentified, usersSent } from './sent-user.ts'

const sentTimes = (exchange: Exchange) => valuesOf(usersSent(exchange), 'signed_up_at')
const seconds = ({ ms }: TimeReading): JsonValue => (ms === undefined ? null : Math.floor(ms / 1000))

function messageFor(sent: JsonValue, known: readonly TimeReading[]): string {
  if (known.length === 0) return 'A createdAt that is no time is sent as one.'
  if (typeof sent !== 'number') return 'signed_up_at is not sent as a number.'
  const isThousandfold = known.some((time) => agrees(Math.floor(sent / 1000), time))
  if (isThousandfold) return 'signed_up_at is sent in milliseconds.'
  if (!Number.isInteger(sent)) return 'signed_up_at is not sent in whole seconds.'
  return 'signed_up_at is another time than createdAt.'
}

function checkTime(exchange: Exchange): Finding[] {
  const { event } = exchange
  const { accepted, elsewhere, none } = readCreatedAt(event)
  const known = [...accepted, ...elsewhere]
  const [first] = known
  const wanted = first === undefined ? {} : { expected: { signed_up_at: seconds(first) } }
  const mayBeNull = isGivenAsNull(event, ['createdAt', 'createdat'])
  const sent = sentTimes(exchange).filter((value) => value !== null || !mayBeNull)
  if (!none && !sent.some((value) => value !== null))
    return [{ message: 'createdAt is a time, and none is sent.', ...wanted }]
  return sent
    .filter((value) => !known.some((time) => agrees(value, time)))
    .map((value) => ({ message: messageFor(value, known), ...wanted, received: { signed_up_at: value } }))
}

const words = {
  source: 'destination documentation, Traits mapping and its sample; Intercom API 1.4, User model',
  harm: 'data wrong',
  connections: cloudConnections,
} as const

/** Contract U3; destination documentation, Traits mapping; Intercom API 1.4, User model. */
export const signUpIsInSeconds = defineRule({
  ...words,
  id: 'U3',
  level: 'must',
  authority: 'DOC+API',
  says: 'signed_up_at is createdAt in whole unix seconds, read from ISO 8601, from a JavaScript date text, or from seconds and milliseconds by their size. What is no time is left out.',
  why: 'A sign-up in milliseconds lies fifty thousand years ahead, and a 0 in 1970: who joined when, and every message that depends on it, is wrong.',
  mend: 'Parse createdAt by its form, divide milliseconds by a thousand, drop the fraction, and send nothing for what does not parse.',
  appliesTo: (exchange) => {
    if (!isIdentified(exchange)) return false
    if (traitValues(exchange.event, 'createdAt').length > 0) return true
    return traitValues(exchange.event, 'createdat').length > 0 && sentTimes(exchange).length > 0
  },
  check: checkTime,
})

/** The first time that createdAt gives, where it gives one for certain: text that is no time may end the search. */
function firstTime({ event }: Exchange): TimeReading | undefined {
  const given = traitValues(event, 'createdAt').find((value) => typeof value === 'number' || isFilledText(value))
  if (readTime(given).kind === 'none') return undefined
  const [first] = readCreatedAt(event).accepted
  return first?.kind === 'time' ? first : undefined
}

/** Contract U3, a time without zone; ISO 8601. */
export const signUpWithoutZoneIsUtc = defineRule({
  ...words,
  id: 'U3.zone',
  level: 'should',
  authority: 'DOC+API',
  says: 'A createdAt without a time zone is read as UTC.',
  why: 'Read in the zone of the machine, the same sign-up moves by hours from one server to the next.',
  mend: 'Append the zone Z to a time that has none before parsing it.',
  appliesTo: (exchange) => {
    if (!isIdentified(exchange)) return false
    const time = firstTime(exchange)
    return time?.zone === 'assumed' && sentTimes(exchange).some((value) => agrees(value, time))
  },
  check(exchange) {
    const time = firstTime(exchange)
    if (time === undefined) return []
    return sentTimes(exchange)
      .filter((value) => agrees(value, time) && !agrees(value, time, { utcAssumed: true }))
      .map((value) => ({
        message: 'A createdAt without zone is not read as UTC.',
        expected: { signed_up_at: seconds(time) },
        received: { signed_up_at: value },
      }))
  },
})

/** Contract U3, a number; Intercom API 1.4, User model. */
export const signUpAsNumberIsSent = defineRule({
  ...words,
  id: 'U3.number',
  level: 'should',
  authority: 'DOC+API',
  says: 'A createdAt that is a number, or text of digits, is sent as the time of that many seconds or milliseconds.',
  why: 'Servers keep times as numbers; dropping them loses when people joined.',
  mend: 'Take numbers from 1e8 to below 1e11 as seconds, and from 1e11 to below 1e14 as milliseconds.',
  appliesTo: (exchange) => isIdentified(exchange) && firstTime(exchange)?.form === 'number',
  check(exchange) {
    const time = firstTime(exchange)
    if (time === undefined || sentTimes(exchange).some((value) => agrees(value, time))) return []
    return [{ message: 'A createdAt given as a number is not sent.', expected: { signed_up_at: seconds(time) } }]
  },
})
