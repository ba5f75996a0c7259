import type { JsonObject } from '../../wire/index.ts'
import { bareName } from '../names.ts'
import { furtherStandardTraits, standardTraits } from '../traits.ts'

/** How the messenger looks and behaves (Intercom web messenger, attributes and objects). They say nothing of a person. */
export const messengerSettings = [
  ...['app_id', 'custom_launcher_selector', 'alignment', 'vertical_padding', 'horizontal_padding', 'z_index'],
  ...['hide_default_launcher', 'session_duration', 'action_color', 'background_color'],
] as const

/** What the messenger knows of a person under names of its own; every other name is a custom attribute. */
export const messengerFields = [
  ...['user_id', 'email', 'name', 'phone', 'created_at', 'user_hash', 'company', 'companies', 'last_request_at'],
  ...['unsubscribed_from_emails', 'avatar', 'language_override'],
] as const

const reserved: ReadonlySet<string> = new Set([...messengerSettings, ...messengerFields])

/** Names that some version of the messenger, or of its settings, gives a meaning: whoever keeps clear of them is right too. */
const doubtful = ['api_base', 'widget', 'custom_attributes', 'custom_data', 'user_data'] as const

const reservedBare: ReadonlySet<string> = new Set([...reserved, ...doubtful].map((name) => bareName(name)))

/** Whether the messenger reserves a name (W8). */
export function isReserved(name: string): boolean {
  return reserved.has(name) || name.startsWith('utm_')
}

/** Whether a trait of that name or path may meet a reserved name, however nested names are joined. */
export function meetsReserved(path: readonly (string | number)[]): boolean {
  const bare = bareName(path)
  return reservedBare.has(bare) || bare.startsWith('utm')
}

/** Traits that have a place of their own in what is sent: no custom traits. */
const ownTraits: ReadonlySet<string> = new Set([
  ...standardTraits,
  ...furtherStandardTraits,
  'anonymousId',
  'createdat',
])

export const isCustomTrait = (name: string): boolean => !ownTraits.has(name)

/** Whether attributes hold settings of the messenger alone: they start it or change its looks, and say nothing of a person. */
export function isSettingsOnly(attributes: JsonObject): boolean {
  const names = Object.keys(attributes)
  return names.length > 0 && names.every((name) => (messengerSettings as readonly string[]).includes(name))
}
