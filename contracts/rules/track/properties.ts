import {
  field,
  fieldsOf,
  inMetadata,
  isDelivered,
  isFormOf,
  type Leaf,
  leavesOf,
  type MetadataReading,
  type RichProperty,
  readMetadata,
} from '../../reading/index.ts'
import { cloudConnections, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { eventsSent, metadataOf, propertiesOf } from './sent-event.ts'

const asExpected = ({ path, value }: Leaf): JsonValue => ({ property: path.join(' › '), value })

/** One finding for all leaves of one fault: the first shows it. */
function tell(message: string, leaves: readonly Leaf[], metadata?: JsonObject): Finding[] {
  const [first] = leaves
  if (first === undefined) return []
  const received = field(metadata, String(first.path[0]))
  return [{ message, expected: asExpected(first), ...(received === undefined ? {} : { received }) }]
}

function tellRich(rich: readonly RichProperty[], metadata: JsonObject): Finding[] {
  return rich.flatMap(({ key, kind, given, sentAs }) => {
    const expected = { [key]: given }
    const received = field(metadata, sentAs ?? key) ?? null
    if (sentAs === undefined) {
      const what = kind === 'amount' ? 'An amount' : 'A rich link'
      return [{ message: `${what} did not stay an object under its own key.`, expected, received }]
    }
    // A whole amount is judged by T6; what becomes of a fraction of the smallest coin is free.
    const changed = fieldsOf[kind].filter((name) => {
      const leaf = { path: [], value: field(given, name) as Leaf['value'] }
      return name !== 'amount' && !isFormOf(field(received, name), leaf, inMetadata)
    })
    return changed.map((name) => ({
      message: kind === 'amount' ? 'The currency of an amount was changed.' : `The ${name} of a rich link was changed.`,
      expected,
      received,
    }))
  })
}

function findings({ rich, missing, changed, renamed }: MetadataReading, metadata: JsonObject): Finding[] {
  const isNested = ({ path }: Leaf) => path.length > 1
  return [
    ...tell(
      'A property did not reach the metadata.',
      missing.filter((leaf) => !isNested(leaf)),
    ),
    ...tell('A value inside a nested property did not reach the metadata.', missing.filter(isNested)),
    ...tell('A property reached the metadata with another value or type.', changed, metadata),
    ...tell('A property whose name needs no change reached the metadata under another name.', renamed),
    ...tellRich(rich, metadata),
  ]
}

/** T3: all properties reach the metadata (destination documentation, Track; Intercom API 1.4, metadata types). */
export const propertiesReachMetadata = defineRule({
  id: 'T3',
  level: 'must',
  authority: 'DOC',
  says: 'Every scalar of the properties reaches `metadata` with its type, nested ones flattened. A direct rich link (`url`, `value`) and a direct amount (`amount`, `currency`) stay objects.',
  why: 'What does not reach the metadata cannot be used in a message or a filter, and nobody is told.',
  mend: 'Flatten nested properties to scalars under joined names, and keep rich links and amounts as they are.',
  source: 'destination documentation, Track; Intercom API 1.4, Event model, metadata types',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo(exchange) {
    if (!isDelivered(exchange, 'track') || eventsSent(exchange).length === 0) return false
    return leavesOf(propertiesOf(exchange)).some((leaf) => !isFormOf(undefined, leaf, inMetadata))
  },
  check(exchange) {
    const metadata = metadataOf(eventsSent(exchange)[0] ?? {})
    return findings(readMetadata(propertiesOf(exchange), metadata), metadata)
  },
})
