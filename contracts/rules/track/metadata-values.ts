import { field, isAmount, isDelivered, isRichLink, objectField } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { eventsSent, metadataOf, misplacedMetadata, propertiesOf } from './sent-event.ts'

const isNested = (value: JsonValue) => typeof value === 'object' && value !== null

function faultOf(value: JsonValue): string | undefined {
  if (!isNested(value) || isRichLink(value) || isAmount(value)) return undefined
  const size = Object.keys(value as object).length
  if (size === 0) return 'An empty object or array stands in the metadata.'
  return Array.isArray(value)
    ? 'An array stands in the metadata.'
    : 'An object that is neither a rich link nor an amount stands in the metadata.'
}

/** Properties of another kind that were passed on as they are, are told by G11. */
const arePassedOn = ({ event }: Exchange) =>
  field(event, 'properties') !== undefined && !objectField(event, 'properties')

function check(exchange: Exchange, sent: JsonObject): Finding[] {
  if (misplacedMetadata(sent)) {
    if (arePassedOn(exchange)) return []
    return [{ message: 'The metadata is no object.', received: field(sent, 'metadata') ?? null }]
  }
  return Object.entries(metadataOf(sent)).flatMap(([key, value]) => {
    const message = faultOf(value)
    return message === undefined ? [] : [{ message, received: { [key]: value } }]
  })
}

/** T4: metadata holds scalars, rich links and amounts alone (intercom-ruby#244, #607: all else is refused). */
export const metadataHoldsWhatIntercomTakes = defineRule({
  id: 'T4',
  level: 'must',
  authority: 'API',
  says: 'No value in `metadata` is an array, or an object other than a rich link or an amount. Empty ones are left out.',
  why: 'Intercom refuses the whole event ("Invalid metadata"), and it is lost.',
  mend: 'Flatten every other object and array to scalars, and leave empty ones out.',
  source: 'Intercom API 1.4, Event model, metadata types; intercom-ruby#244 and #607',
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    isDelivered(exchange, 'track') &&
    (Object.values(propertiesOf(exchange)).some(isNested) ||
      eventsSent(exchange).some((sent) => check(exchange, sent).length > 0)),
  check: (exchange) => eventsSent(exchange).flatMap((sent) => check(exchange, sent)),
})
