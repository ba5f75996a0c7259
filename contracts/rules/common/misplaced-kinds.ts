import {
  field,
  type MisplacedValue,
  misplacedValues,
  scalarsIn,
  typeOf,
  valuesIn,
  writesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Event, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'

/** The event without its misplaced values: what stands there too may be sent for its own sake. */
function restOf(event: Event): JsonValue[] {
  const misplaced = new Set(misplacedValues(event).map(({ name }) => name))
  return Object.entries(event).flatMap(([key, value]) => {
    if (misplaced.has(key)) return []
    if (key !== 'context' || !misplaced.has('context.traits')) return [value]
    return Object.entries(value as object)
      .filter(([name]) => name !== 'traits')
      .map(([, inside]) => inside as JsonValue)
  })
}

/**
 * Everything that stands in the rest of the event, the numbers that its texts say (those may be sent as numbers), and what stands
 * around a NUL (that may be sent alone).
 */
function sentForItsOwnSake(event: Event): Set<unknown> {
  const values = valuesIn(restOf(event))
  const numbers = values.filter((value) => typeof value === 'string' && value.trim() !== '').map(Number)
  const aroundNul = values.flatMap((value) =>
    typeof value === 'string' && value.includes('\0') ? value.split('\0') : [],
  )
  return new Set([...values, ...numbers, ...aroundNul])
}

/** Scalars that tell where they come from: text and numbers; a boolean stands everywhere. */
const isTelling = (scalar: JsonValue) =>
  typeof scalar === 'string' ? scalar.trim() !== '' : typeof scalar === 'number'

/** Whether any scalar was sent that can only come from the misplaced value. */
function isSentInParts({ value }: MisplacedValue, sent: ReadonlySet<unknown>, event: Event): boolean {
  const own = scalarsIn([value]).filter((scalar) => isTelling(scalar) && sent.has(scalar))
  if (own.length === 0) return false
  const rest = sentForItsOwnSake(event)
  return own.some((scalar) => !rest.has(scalar))
}

/** Whether a text or list was spread into numbered entries: `{"0": "p", "1": "r", …}`. */
function isSpreadInto(holder: JsonValue | undefined, { value }: MisplacedValue): boolean {
  if (typeof value !== 'string' || value === '') return false
  const first = [...value][0]
  return [value.charAt(0), first].includes(field(holder, '0') as string)
}

function checkMisplaced(exchange: Exchange): Finding[] {
  const bodies = writesOf(exchange).map(({ body }) => body)
  const sent = new Set(valuesIn(bodies))
  const holders = bodies.flatMap((body) => [field(body, 'custom_attributes'), field(body, 'metadata'), body])
  return misplacedValues(exchange.event).flatMap((misplaced) => {
    const { name, value } = misplaced
    const asWhole = value !== null && typeof value !== 'object' && holders.includes(value)
    const inParts = isSentInParts(misplaced, sent, exchange.event)
    if (!asWhole && !inParts && !holders.some((holder) => isSpreadInto(holder, misplaced))) return []
    return [{ message: `The event's ${name}, which is no object, was sent.`, received: { [name]: value } }]
  })
}

export const misplacedKindsCountAsAbsent = defineRule({
  id: 'G11',
  level: 'must',
  authority: 'RS',
  says: 'traits, context, context.traits, properties or integrations of another kind than an object count as absent, or the event is rejected; what stands there is never sent.',
  why: 'Text that is taken for an object becomes a hundred attributes of one letter each, and a list crashes what expects names.',
  mend: 'Ask of each of the five whether it is an object before anything is read from it.',
  source: 'RudderStack event specification, common fields',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    misplacedValues(exchange.event).length > 0 && ['identify', 'track', 'group'].includes(typeOf(exchange.event) ?? ''),
  check: checkMisplaced,
})
