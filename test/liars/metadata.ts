import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { cutToBytes, isFalsy, isNested, mapped, objectIn, only, typeOf, withProperties } from './event-parts.ts'
import { eventMisreader, type Liar } from './liar.ts'
import { eventLiar, metadataLiar } from './sent-parts.ts'

const propertiesOf = (event: Event) => objectIn(event, 'properties')
const isTrack = (event: Event) => typeOf(event) === 'track'

const isAmount = (value: JsonValue): value is JsonObject => isNested(value) && 'currency' in value && 'amount' in value
const isLink = (value: JsonValue): value is JsonObject => isNested(value) && 'url' in value && 'value' in value

/** Puts the parts of some objects in their place. */
const flattening = (lie: string, isFlattened: (value: JsonValue) => value is JsonObject) =>
  metadataLiar(lie, 'T3', (metadata) =>
    Object.fromEntries(
      Object.entries(metadata).flatMap(([key, value]) =>
        isFlattened(value)
          ? Object.entries(value).map(([part, inside]): [string, JsonValue] => [`${key}_${part}`, inside])
          : [[key, value]],
      ),
    ),
  )

/** Liars about the properties of an event (T3). */
const propertyLiars: readonly Liar[] = [
  metadataLiar('loses properties that are false', 'T3', (metadata) => only(metadata, (value) => value !== false)),
  metadataLiar('loses properties that are zero', 'T3', (metadata) => only(metadata, (value) => value !== 0)),
  eventMisreader('loses nested properties', 'T3', (event) =>
    isTrack(event)
      ? withProperties(event, (properties) =>
          only(properties, (value) => !isNested(value) || isAmount(value) || isLink(value)),
        )
      : event,
  ),
  eventMisreader('loses properties that are lists', 'T3', (event) =>
    isTrack(event) ? withProperties(event, (all) => only(all, (value) => !Array.isArray(value))) : event,
  ),
  metadataLiar('loses properties that are named like fields of an event', 'T3', (metadata) =>
    only(metadata, (_, key) => !['event_name', 'user_id', 'email', 'created_at', 'userId', 'name'].includes(key)),
  ),
  metadataLiar('lets one of two equal property names overwrite the other', 'T3', (metadata) =>
    only(metadata, (_, key) => !/_[2-9]$/.test(key)),
  ),
  eventMisreader('reads properties two levels deep', 'T3', (event) =>
    isTrack(event)
      ? withProperties(event, (properties) =>
          mapped(properties, (value) => (isJsonObject(value) ? only(value, (inner) => !isNested(inner)) : value)),
        )
      : event,
  ),
  eventMisreader('loses what is zero, false or blank inside of a property', 'T3', (event) =>
    isTrack(event)
      ? withProperties(event, (properties) =>
          mapped(properties, (value) =>
            isJsonObject(value) && !isAmount(value) && !isLink(value) ? only(value, (inner) => !isFalsy(inner)) : value,
          ),
        )
      : event,
  ),
  eventMisreader('reads ten items of a list in the properties', 'T3', (event) =>
    isTrack(event)
      ? withProperties(event, (all) => mapped(all, (value) => (Array.isArray(value) ? value.slice(0, 10) : value)))
      : event,
  ),
  flattening('flattens a rich link', isLink),
  flattening('flattens an amount', isAmount),
  flattening(
    'flattens an amount whose currency is no code of three letters',
    (value): value is JsonObject => isAmount(value) && String(value.currency).length !== 3,
  ),
  metadataLiar('sends the numbers of an event as text', 'T3', (metadata) =>
    mapped(metadata, (value) => (typeof value === 'number' ? String(value) : value)),
  ),
  metadataLiar('sends the booleans of an event as 0 and 1', 'T3', (metadata) =>
    mapped(metadata, (value) => (typeof value === 'boolean' ? Number(value) : value)),
  ),
  metadataLiar('writes a property that is null out as text', 'T3', (metadata) =>
    mapped(metadata, (value) => (value === null ? 'null' : value)),
  ),
  metadataLiar('sends equal properties once', 'T3', (metadata) => {
    const seen = new Set<JsonValue>()
    return only(metadata, (value) => typeof value !== 'string' || (!seen.has(value) && Boolean(seen.add(value))))
  }),
  metadataLiar('sends a date in seconds wherever "date" is in the name of a property', 'T3', (metadata) =>
    mapped(metadata, (value, key) =>
      /date(?!$)|[^_]date$|^date$/i.test(key) && typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)
        ? Math.floor(Date.parse(value) / 1000)
        : value,
    ),
  ),
  metadataLiar('cuts text of an event to 255 bytes', 'T3', (metadata) =>
    mapped(metadata, (value) => cutToBytes(value, 255)),
  ),
  metadataLiar('writes the names of properties in lower case', 'T3', (metadata) =>
    Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key.toLowerCase(), value])),
  ),
  metadataLiar('sends ten properties at most', 'T3', (metadata) =>
    Object.fromEntries(Object.entries(metadata).slice(0, 10)),
  ),
  metadataLiar('changes the currency of an amount', 'T3', (metadata) =>
    mapped(metadata, (value) => (isAmount(value) ? { ...value, currency: 'eur' } : value)),
  ),
  metadataLiar('changes the address of a rich link', 'T3', (metadata) =>
    mapped(metadata, (value) => (isLink(value) ? { ...value, url: `${String(value.url)}?source=rudder` } : value)),
  ),
]

/** Liars about what metadata may hold (T4). */
const valueLiars: readonly Liar[] = [
  metadataLiar('sends objects among the properties as they are', 'T4', (metadata, { event }) => ({
    ...metadata,
    ...only(
      propertiesOf(event),
      (value) =>
        isNested(value) && !Array.isArray(value) && !isAmount(value) && !isLink(value) && Object.keys(value).length > 0,
    ),
  })),
  metadataLiar('sends lists among the properties as they are', 'T4', (metadata, { event }) => ({
    ...metadata,
    ...only(propertiesOf(event), (value) => Array.isArray(value) && value.length > 0),
  })),
  metadataLiar('sends empty objects and lists among the properties', 'T4', (metadata, { event }) => ({
    ...metadata,
    ...only(propertiesOf(event), (value) => isNested(value) && Object.keys(value).length === 0),
  })),
]

/** Liars who say in the metadata what the event says already (T5). */
const repeatLiars: readonly Liar[] = ['event_name', 'user_id', 'email', 'created_at'].map((name) =>
  eventLiar(`repeats ${name} in the metadata`, 'T5', (body) =>
    body[name] === undefined || Object.hasOwn(objectIn(body, 'metadata'), name)
      ? body
      : { ...body, metadata: { ...objectIn(body, 'metadata'), [name]: body[name] } },
  ),
)

/** Liars about the form of metadata (T6). */
const formLiars: readonly Liar[] = [
  metadataLiar('turns an amount into cents', 'T6', (metadata) =>
    mapped(metadata, (value) => (isAmount(value) ? { ...value, amount: Number(value.amount) * 100 } : value)),
  ),
  metadataLiar('sends an amount as text', 'T3', (metadata) =>
    mapped(metadata, (value) => (isAmount(value) ? { ...value, amount: String(value.amount) } : value)),
  ),
  metadataLiar('joins the names of nested properties with a point', 'T6.keys', (metadata, { event }) => {
    const nested = Object.keys(only(propertiesOf(event), isNested))
    return Object.fromEntries(
      Object.entries(metadata).map(([key, value]) => {
        const holder = nested.find((name) => key.startsWith(`${name}_`))
        return [holder === undefined ? key : `${holder}.${key.slice(holder.length + 1)}`, value]
      }),
    )
  }),
  metadataLiar('leaves ISO dates under names in _date as text', 'T6.dates', (metadata, { event }) => ({
    ...metadata,
    ...only(propertiesOf(event), (value, key) => key.endsWith('_date') && typeof value === 'string'),
  })),
]

/** Liars about the metadata of an event. */
export const metadataLiars: readonly Liar[] = [...propertyLiars, ...valueLiars, ...repeatLiars, ...formLiars]
