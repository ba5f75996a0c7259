import {
  acceptanceOf,
  hasTooLongIdentifier,
  isRejected,
  isSameText,
  isUsable,
  mayChange,
  readCreatedAt,
  readEmail,
  readName,
  readPhone,
  readTextIn,
  readUserId,
  traitValues,
  typeOf,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { isIdentified, usersSent } from './sent-user.ts'

const isTextOrNumber = (value: JsonValue) => typeof value === 'string' || typeof value === 'number'

/** The identifiers, where neither their length (I5) nor their characters (G8) decide what is sent. */
function checkIdentifiers(exchange: Exchange, users: readonly JsonObject[]): Finding[] {
  const userId = readUserId(exchange)
  const email = readEmail(exchange)
  if (hasTooLongIdentifier(exchange) || [...userId.accepted, ...email.accepted].some(mayChange)) return []
  const findings: Finding[] = []
  const sent = (name: string) => valuesOf(users, name).some(isUsable)
  if (!userId.none && !sent('user_id')) {
    findings.push({
      message: 'The user id of the event is not sent.',
      expected: { user_id: userId.accepted[0] ?? null },
    })
  }
  if (!email.none && !sent('email')) {
    findings.push({ message: 'The email of the event is not sent.', expected: { email: email.accepted[0] ?? null } })
  }
  const isNameless = (user: JsonObject) =>
    !['id', 'user_id', 'email'].some((name) => valuesOf([user], name).some(isUsable))
  if (findings.length === 0 && users.some(isNameless)) {
    findings.push({ message: 'A request to /users says neither user_id nor email.' })
  }
  return findings
}

function checkPhone({ event }: Exchange, users: readonly JsonObject[]): Finding[] {
  const { accepted, elsewhere, none } = readPhone(event)
  const sent = valuesOf(users, 'phone').filter(isTextOrNumber)
  if (!none && sent.length === 0) {
    return [{ message: 'The phone of the event is not sent.', expected: { phone: accepted[0] ?? null } }]
  }
  const known = [...accepted, ...elsewhere]
  if (known.length === 0) return []
  return sent
    .filter((phone) => !known.some((given) => isSameText(phone, given)))
    .map((phone) => ({
      message: 'The phone is another than that of the event.',
      expected: { phone: known[0] ?? null },
      received: { phone },
    }))
}

/** A name that is missing altogether; what it says is judged by U2. */
function checkName({ event }: Exchange, users: readonly JsonObject[]): Finding[] {
  const isNamed = !readTextIn(traitValues(event, 'name')).none
  if (!isNamed || valuesOf(users, 'name').some(isTextOrNumber)) return []
  return [{ message: 'The name of the event is not sent.', expected: { name: readName(event).accepted[0] ?? null } }]
}

/** A sign-up time that is missing although every parser of dates reads it; other forms are judged by U3. */
function checkSignUp({ event }: Exchange, users: readonly JsonObject[]): Finding[] {
  const { accepted, none } = readCreatedAt(event)
  const [time] = accepted
  if (none || time?.form !== 'iso' || time.zone !== 'given') return []
  if (valuesOf(users, 'signed_up_at').some((value) => value !== null)) return []
  return [
    {
      message: 'The sign-up time of the event is not sent.',
      expected: { signed_up_at: Math.floor((time.ms ?? 0) / 1000) },
    },
  ]
}

function checkKinds(users: readonly JsonObject[]): Finding[] {
  const noText = ['user_id', 'email', 'name', 'phone'].flatMap((name) =>
    valuesOf(users, name)
      .filter((value) => value !== null && !isTextOrNumber(value))
      .map((value) => ({ message: `${name} is sent as something that is no text.`, received: { [name]: value } })),
  )
  const noInteger = valuesOf(users, 'signed_up_at')
    .filter((value) => value !== null && !Number.isInteger(value))
    .map((value) => ({ message: 'signed_up_at is not an integer.', received: { signed_up_at: value } }))
  return [...noText, ...noInteger]
}

/** Contract U1; destination documentation, Traits mapping. */
export const standardFieldsAreSent = defineRule({
  id: 'U1',
  level: 'must',
  authority: 'DOC',
  says: 'An identify becomes a POST to /users with the user id, email, name, phone and sign-up time that the event has, each in the kind that Intercom takes.',
  why: 'Without them Intercom does not know whom it talks to: the person has no email to write to, or no name to be greeted by.',
  mend: 'Map userId, email, name, phone and createdAt to user_id, email, name, phone and signed_up_at, and leave out values of another kind.',
  source: 'destination documentation, Identify and Traits mapping; Intercom API 1.4, User model',
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: (exchange) => {
    const { end } = acceptanceOf(exchange)
    if (typeOf(exchange.event) !== 'identify' || end === 'rejected') return false
    return end === 'delivered' || isIdentified(exchange)
  },
  check(exchange) {
    const { outcome } = exchange
    if (isRejected(exchange)) {
      const finding = { message: 'An identify that has to be delivered is dropped.' }
      return [outcome.kind === 'dropped' ? { ...finding, received: outcome.reason } : finding]
    }
    const users = usersSent(exchange)
    if (users.length === 0) return [{ message: 'An identify causes no request to /users.' }]
    return [
      ...checkIdentifiers(exchange, users),
      ...checkName(exchange, users),
      ...checkPhone(exchange, users),
      ...checkSignUp(exchange, users),
      ...checkKinds(users),
    ]
  },
})
