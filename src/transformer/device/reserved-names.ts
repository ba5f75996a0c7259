import type { JsonObject } from '../../../contracts/wire/index.ts'
import { NamedValues } from '../named-values.ts'

/**
 * Names that the messenger takes for something of its own (Intercom's developer documentation, attributes and objects of the messenger):
 * data of the user, identity verification, and settings of the launcher.
 */
const reserved: ReadonlySet<string> = new Set([
  ...['app_id', 'user_id', 'email', 'name', 'phone', 'created_at', 'user_hash', 'company', 'companies', 'avatar'],
  ...['last_request_at', 'unsubscribed_from_emails', 'language_override', 'hide_default_launcher'],
  ...['custom_launcher_selector', 'alignment', 'vertical_padding', 'horizontal_padding', 'z_index'],
  ...['session_duration', 'action_color', 'background_color', 'api_base', 'custom_attributes', 'widget'],
])

/** Custom attributes beside those names: one that would set such a thing goes under a name of its own (W8). */
export function besideReserved(attributes: JsonObject | undefined): JsonObject | undefined {
  if (attributes === undefined || !Object.keys(attributes).some(isReserved)) return attributes
  const renamed = new NamedValues()
  for (const [name, value] of Object.entries(attributes)) if (!isReserved(name)) renamed.addFirst(name, value)
  for (const [name, value] of Object.entries(attributes)) if (isReserved(name)) renamed.add(`trait_${name}`, value)
  return renamed.values
}

const isReserved = (name: string): boolean => reserved.has(name) || name.startsWith('utm_')
