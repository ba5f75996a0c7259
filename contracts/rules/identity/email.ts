import { field, isAccepted, isDelivered, isTooLong, objectField, readEmail, textOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { onEveryConnection } from '../as-in-cloud.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { arePlain, bodiesOfPerson, isDeliveredPerson, sentAs } from './sent-identifiers.ts'

/** An email in the group's own traits is the group's; C3 tells where it is sent for a user. */
function isOfGroup({ event }: Exchange, sent: JsonValue): boolean {
  return field(objectField(event, 'traits'), 'email') === sent
}

/** A cut one of an email over the limit is I5's to tell. */
function isCutOfLong(sent: JsonValue, accepted: readonly (string | number)[]): boolean {
  return accepted.some((value) => isTooLong(value) && String(value).trim().startsWith(textOf(sent).trim()))
}

/** An identify carries its email; a track may leave it out beside a user id (T8), whose value I1 and I4 judge. */
function isEmailNeeded(exchange: Exchange): boolean {
  const { accepted, none } = readEmail(exchange)
  if (none || accepted.some(isTooLong)) return false
  return isDelivered(exchange, 'identify') || sentAs(exchange, 'user_id').length === 0
}

function checkEmail(exchange: Exchange): Finding[] {
  const reading = readEmail(exchange)
  const expected = reading.accepted[0] ?? null
  const isGroup = isDelivered(exchange, 'group')
  const findings = sentAs(exchange, 'email')
    .filter((sent) => !isAccepted(sent, reading) && !isCutOfLong(sent, reading.accepted))
    .filter((sent) => !isGroup || !isOfGroup(exchange, sent))
    .slice(0, 1)
    .map(
      (received): Finding => ({
        message:
          reading.accepted.length === 0
            ? 'An email is sent although the event has none.'
            : 'The email is another value than the trait email.',
        expected,
        received,
      }),
    )
  const bodies = bodiesOfPerson(exchange)
  if (!isGroup && bodies.length > 0 && isEmailNeeded(exchange) && sentAs(exchange, 'email').length === 0) {
    findings.push({ message: 'The email of the event is not sent.', expected, received: null })
  }
  return findings
}

export const emailIsTheTrait = onEveryConnection(
  defineRule({
    id: 'I2',
    level: 'must',
    authority: 'DOC',
    says: 'The email is the trait email, of traits and then of context.traits; no other field is ever sent as an email.',
    why: 'An id or another address under email merges strangers, and mails go to people who never asked for them.',
    mend: 'Read the email from the trait alone, and leave it out where there is none.',
    source: 'destination documentation, Traits mapping: traits.email',
    harm: 'people confused',
    connections: cloudConnections,
    appliesTo: (exchange) =>
      (isDeliveredPerson(exchange) || isDelivered(exchange, 'group')) && arePlain(readEmail(exchange).accepted),
    check: checkEmail,
  }),
)
