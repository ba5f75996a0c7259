import type { JsonObject } from '../../contracts/wire/index.ts'

const names = ['device_type', 'device_model', 'device_manufacturer', 'os_name', 'os_version', 'app_name', 'app_version']

/** Of an honest implementation's attributes those that collectContext brings. */
export const contextAttributesIn = (attributes: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)))
