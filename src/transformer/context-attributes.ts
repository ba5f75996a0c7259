import type { JsonObject } from '../../contracts/wire/index.ts'
import { objectFrom, textFrom } from './kinds.ts'

/** What is collected of the context, and under which name it is sent. */
const collected = [
  ['device', 'type', 'device_type'],
  ['device', 'model', 'device_model'],
  ['device', 'manufacturer', 'device_manufacturer'],
  ['os', 'name', 'os_name'],
  ['os', 'version', 'os_version'],
  ['app', 'name', 'app_name'],
  ['app', 'version', 'app_version'],
] as const

/** The context of an identify as custom attributes (U13; destination documentation, Collecting identify context). */
export function contextAttributes(context: JsonObject): JsonObject {
  const attributes: JsonObject = {}
  for (const [part, property, name] of collected) {
    const value = objectFrom(context[part])[property]
    if (value !== undefined && textFrom(value) !== undefined) attributes[name] = value
  }
  return attributes
}
