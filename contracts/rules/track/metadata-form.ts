import {
  agrees,
  field,
  isDelivered,
  isIsoDate,
  isRenamedByIntercom,
  keysThatStay,
  readMetadata,
  readTime,
  richProperties,
  scalarsIn,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'
import { eventsSent, metadataOf, propertiesOf } from './sent-event.ts'

const isSent = (exchange: Exchange) => isDelivered(exchange, 'track') && eventsSent(exchange).length > 0

/** A direct amount whose number is whole: of those no cent is changed. */
const wholeAmounts = (properties: JsonObject) =>
  richProperties(properties).filter(
    ({ kind, given }) => kind === 'amount' && Number.isSafeInteger(field(given, 'amount')),
  )

/** T6: whole amounts are sent as they are (Intercom API 1.4, metadata types). */
export const wholeAmountIsKept = defineRule({
  id: 'T6',
  level: 'must',
  authority: 'API',
  says: 'A whole `amount` is sent as it is: it is neither multiplied nor divided on the way.',
  why: 'Intercom shows the amount as money: a hundred times too much or too little reaches customers in messages.',
  mend: 'Pass a whole `amount` on unchanged.',
  source: 'Intercom API 1.4, Event model, metadata types: monetary amount',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => isSent(exchange) && wholeAmounts(propertiesOf(exchange)).length > 0,
  check: (exchange) =>
    eventsSent(exchange).flatMap((sent) =>
      readMetadata(propertiesOf(exchange), metadataOf(sent)).rich.flatMap(({ kind, given, sentAs }) => {
        const amount = field(given, 'amount')
        if (kind !== 'amount' || sentAs === undefined || !Number.isSafeInteger(amount)) return []
        const received = field(field(metadataOf(sent), sentAs), 'amount')
        if (received === amount) return []
        return [{ message: 'A whole amount was changed.', expected: amount ?? null, received: received ?? null }]
      }),
    ),
})

/** Whether flattening the properties could lead to a name that Intercom changes. */
const couldNeedNames = (properties: JsonObject) =>
  Object.entries(properties).some(
    ([key, value]) => isRenamedByIntercom(key) || (typeof value === 'object' && value !== null),
  )

const renamedKeys = (sent: JsonObject) => Object.keys(metadataOf(sent)).filter(isRenamedByIntercom)

/** T6.keys: names of metadata hold nothing that Intercom changes (Intercom help, custom data attributes). */
export const metadataKeysArePlain = defineRule({
  id: 'T6.keys',
  level: 'should',
  authority: 'API',
  says: 'A metadata key holds none of the characters . $ ~ ` ! @ # % ^ & * \' { } [ ] | \\ " nor NUL.',
  why: 'Intercom forbids them and stores the value under a changed name, which messages and filters then miss.',
  mend: 'Join nested names with `_`, and put `_` for each such character.',
  source: 'Intercom help, "Create and track custom data attributes"',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    isSent(exchange) &&
    (couldNeedNames(propertiesOf(exchange)) || eventsSent(exchange).some((sent) => renamedKeys(sent).length > 0)),
  check: (exchange) =>
    eventsSent(exchange)
      .flatMap(renamedKeys)
      .slice(0, 1)
      .map((key) => ({ message: 'A metadata key holds a character that Intercom changes.', received: key })),
})

/** Direct properties that Intercom takes for dates: the key ends in `_date`, and the text says one. */
const datesIn = (properties: JsonObject) =>
  Object.entries(properties).filter(([key, value]) => key.endsWith('_date') && isIsoDate(value))

/** T6.dates: a date in metadata is unix seconds under a key ending in `_date` (Intercom API 1.4, metadata types). */
export const metadataDatesAreSeconds = defineRule({
  id: 'T6.dates',
  level: 'should',
  authority: 'API',
  says: 'A direct property whose key ends in `_date` and whose text is an ISO date is sent as unix seconds.',
  why: 'Intercom takes such a key for a date, and text in it is no date: it can neither be shown nor compared as one.',
  mend: 'Convert an ISO date under a key ending in `_date` to whole unix seconds.',
  source: 'Intercom API 1.4, Event model, metadata types: date',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => isSent(exchange) && datesIn(propertiesOf(exchange)).length > 0,
  check(exchange) {
    const properties = propertiesOf(exchange)
    const metadata = metadataOf(eventsSent(exchange)[0] ?? {})
    return datesIn(properties).flatMap(([key, given]) => {
      const candidates = keysThatStay(properties).has(key) ? [field(metadata, key)] : scalarsIn([metadata])
      if (candidates.some((value) => agrees(value, readTime(given)))) return []
      // A date that is nowhere was lost, which T3 tells.
      if (!candidates.includes(given)) return []
      return [{ message: 'A date in the metadata is text.', expected: { [key]: 'unix seconds' }, received: given }]
    })
  },
})
