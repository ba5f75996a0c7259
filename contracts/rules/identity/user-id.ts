import { bodiesTo, isAccepted, isTooLong, readUserId } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { onEveryConnection } from '../as-in-cloud.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { isAnonymousIdSent, standsIn } from './anonymous-id.ts'
import { arePlain, isDeliveredPerson, sentAs } from './sent-identifiers.ts'

const source = 'destination documentation, Traits mapping; RudderStack event specification, Identify'

/** Ids over the limit are I5's; an anonymousId that was sent without leave, or not sent where it stands in, is I4's. */
function checkUserId(exchange: Exchange): Finding[] {
  const reading = readUserId(exchange)
  const { accepted, none } = reading
  const expected = accepted[0] ?? null
  const sent = sentAs(exchange, 'user_id')
  const findings = sent
    .filter((value) => !isAccepted(value, reading) && !isAnonymousIdSent(exchange, value))
    .slice(0, 1)
    .map(
      (received): Finding => ({
        message:
          accepted.length === 0
            ? 'A user_id is sent although the event has none.'
            : 'The user_id is another value than the first usable one.',
        expected,
        received,
      }),
    )
  const written = bodiesTo(exchange, '/users').length + bodiesTo(exchange, '/events').length > 0
  if (sent.length === 0 && !none && !standsIn(exchange) && written) {
    findings.push({ message: 'The user id of the event is not sent.', expected, received: null })
  }
  return findings
}

export const userIdIsTheFirstUsable = onEveryConnection(
  defineRule({
    id: 'I1',
    level: 'must',
    authority: 'RS',
    says: 'The user_id of an identify or track is the first usable one of userId, traits.userId, traits.id, context.traits.userId and context.traits.id.',
    why: 'Two events of one person that name different ids make two people in Intercom, and nobody can put them together again.',
    mend: 'Read the five places in that order, and pass over values that are blank or neither text nor number.',
    source,
    harm: 'people confused',
    connections: cloudConnections,
    appliesTo: (exchange) => {
      const { accepted } = readUserId(exchange)
      return isDeliveredPerson(exchange) && !accepted.some(isTooLong) && arePlain(accepted)
    },
    check: checkUserId,
  }),
)

/** Whether text says the same number as a whole number that was given, and in other signs: "42.0" for 42. */
function isOtherText(sent: JsonValue, accepted: readonly (string | number)[]): boolean {
  if (typeof sent !== 'string' || accepted.some((given) => String(given).trim() === sent.trim())) return false
  return accepted.some((given) => Number.isSafeInteger(given) && Number(sent) === given)
}

function checkText(exchange: Exchange): Finding[] {
  const { accepted } = readUserId(exchange)
  const sent = sentAs(exchange, 'user_id')
  const number = sent.find((value) => typeof value === 'number')
  if (number !== undefined) {
    return [{ message: 'A user_id is sent as a number.', expected: String(number), received: number }]
  }
  const text = sent.find((value) => isOtherText(value, accepted))
  if (text === undefined) return []
  return [{ message: 'A user id is sent as text of another form.', expected: String(Number(text)), received: text }]
}

export const userIdIsText = onEveryConnection(
  defineRule({
    id: 'I1.text',
    level: 'should',
    authority: 'RS',
    says: 'A user id that is a number is sent as its text.',
    why: 'Intercom keeps ids as text: whoever is 42 to one source and 42.0 to another is two people there.',
    mend: 'Turn the user id into text before it is sent, a whole number without a point.',
    source: 'Intercom API 1.4, User model: user_id is a string',
    harm: 'style',
    connections: cloudConnections,
    appliesTo: (exchange) =>
      isDeliveredPerson(exchange) &&
      readUserId(exchange).accepted.some((value) => typeof value === 'number') &&
      sentAs(exchange, 'user_id').length > 0,
    check: checkText,
  }),
)
