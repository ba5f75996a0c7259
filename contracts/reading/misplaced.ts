import { type Event, isJsonObject, type JsonValue } from '../wire/index.ts'
import { field } from './fields.ts'
import { once } from './once.ts'

/** A field that has to be an object and is something else. */
export interface MisplacedValue {
  /** `traits`, `context.traits`, … */
  name: string
  value: JsonValue
}

/** Fields that count as absent because they are no objects, or make the event be rejected (G11). */
export const misplacedValues = once((event: Event): MisplacedValue[] => {
  const fields: [string, JsonValue | undefined][] = [
    ...['traits', 'context', 'properties', 'integrations'].map((name): [string, JsonValue | undefined] => [
      name,
      field(event, name),
    ]),
    ['context.traits', field(field(event, 'context'), 'traits')],
  ]
  return fields.flatMap(([name, value]) => (value === undefined || isJsonObject(value) ? [] : [{ name, value }]))
})
