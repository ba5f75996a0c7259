import { field, objectField, once, traitValues, valuesOf } from '../../reading/index.ts'
import { cloudConnections, type Event, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { isIdentified, usersSent } from './sent-user.ts'

/** What the places say of unsubscribedFromEmails, `context` first. */
export const readUnsubscribed = once((event: Event) => {
  const ofContext = field(objectField(event, 'context'), 'unsubscribedFromEmails')
  const values = [ofContext, ...traitValues(event, 'unsubscribedFromEmails')].filter((value) => value !== undefined)
  const choices = values.map(choiceOf).filter((choice) => choice !== undefined)
  return {
    values,
    /** What may be sent, as JSON booleans: any choice where places disagree. */
    choices,
    /** Whether nothing may be sent: text may be left out, and so may what disagrees with another kind of value. */
    none: values.some((value) => typeof value !== 'boolean') || values.length === 0,
    /** Whether every place says the same with text among them, so that it is to be converted. */
    isText:
      values.some((value) => typeof value === 'string') &&
      values.length === choices.length &&
      new Set(choices).size === 1,
  }
})

function choiceOf(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value === 'true') return true
  return value === 'false' ? false : undefined
}

const sentValues = (exchange: Exchange) => valuesOf(usersSent(exchange), 'unsubscribed_from_emails')

function check(exchange: Exchange): Finding[] {
  const { values, choices, none } = readUnsubscribed(exchange.event)
  const sent = sentValues(exchange).filter((value) => value !== null || !values.includes(null))
  const wanted = choices[0] === undefined ? {} : { expected: { unsubscribed_from_emails: choices[0] } }
  if (sent.length === 0) return none ? [] : [{ message: 'unsubscribedFromEmails is not sent.', ...wanted }]
  const isOtherKind = values.some((value) => value !== null && choiceOf(value) === undefined)
  return sent.flatMap((value): Finding[] => {
    const received = { unsubscribed_from_emails: value }
    if (typeof value !== 'boolean') {
      return [{ message: 'unsubscribed_from_emails is not a JSON boolean.', ...wanted, received }]
    }
    if (choices.includes(value) || isOtherKind) return []
    return [{ message: 'unsubscribed_from_emails says another thing than the event.', ...wanted, received }]
  })
}

const words = {
  source: 'destination documentation, Unsubscribe users; Intercom API 1.4, User model; intercom-php#267',
  harm: 'people confused',
  connections: cloudConnections,
} as const

/** Contract U12; destination documentation, Unsubscribe users. */
export const unsubscribingIsSent = defineRule({
  ...words,
  id: 'U12',
  level: 'must',
  authority: 'DOC',
  says: 'unsubscribedFromEmails, in traits or in the context, is sent as unsubscribed_from_emails, true or false as a JSON boolean and never as text.',
  why: 'People who asked for no more emails go on getting them, or people who want them get none.',
  mend: 'Look for it in context, traits and context.traits, and send it as a boolean.',
  appliesTo: (exchange) => isIdentified(exchange) && readUnsubscribed(exchange.event).values.length > 0,
  check,
})

/** Contract U12, text. */
export const unsubscribingTextIsConverted = defineRule({
  ...words,
  id: 'U12.text',
  level: 'should',
  authority: 'DOC',
  says: 'The texts "true" and "false" in unsubscribedFromEmails are sent as the booleans that they say.',
  why: 'Mobile and form sources send text: left out, an unsubscription is lost.',
  mend: 'Convert exactly these two texts.',
  appliesTo: (exchange) => isIdentified(exchange) && readUnsubscribed(exchange.event).isText,
  check(exchange) {
    const { choices } = readUnsubscribed(exchange.event)
    if (sentValues(exchange).some((value) => value === choices[0])) return []
    return [
      {
        message: 'The text of unsubscribedFromEmails is not converted to a boolean.',
        expected: { unsubscribed_from_emails: choices[0] ?? null },
        received: { unsubscribed_from_emails: sentValues(exchange)[0] ?? null },
      },
    ]
  },
})
