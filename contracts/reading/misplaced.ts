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
export const misplacedValues = once((event: Event): readonly MisplacedValue[] => {
  const misplaced: MisplacedValue[] = []
  const lookAt = (name: string, value: JsonValue | undefined) => {
    if (value !== undefined && !isJsonObject(value)) misplaced.push({ name, value })
  }
  for (const name of ['traits', 'context', 'properties', 'integrations']) lookAt(name, field(event, name))
  lookAt('context.traits', field(field(event, 'context'), 'traits'))
  return misplaced
})
