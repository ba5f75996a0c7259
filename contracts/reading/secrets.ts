import { type Exchange, type JsonValue, secretSettings } from '../wire/index.ts'
import { field, isFilledText, objectField } from './fields.ts'
import { once } from './once.ts'
import { textsFoundIn, valuesIn } from './walk.ts'

/** A secret of one exchange, and what it is called. */
export interface Secret {
  name: string
  text: string
}

/** Shorter texts may stand somewhere by chance: G7 is judged with unguessable settings. */
const lengthMin = 6

const settingNames = {
  apiKey: 'the Access Token',
  mobileApiKeyAndroid: 'the Android API Key',
  mobileApiKeyIOS: 'the iOS API Key',
} as const

/** Parts of an event's context that are sent as data. */
const contextData: ReadonlySet<string> = new Set(['traits', 'device', 'os', 'app', 'userAgent'])

/** An event in two halves: what is data of the person, and the options that go with it. */
function halvesOf({ event }: Exchange): { data: JsonValue[]; options: JsonValue[] } {
  const data: JsonValue[] = []
  const options: JsonValue[] = [field(event, 'integrations') ?? null]
  const context = objectField(event, 'context') ?? {}
  for (const key of Object.keys(event)) {
    if (key !== 'integrations' && key !== 'context') data.push(event[key] as JsonValue)
  }
  for (const key of Object.keys(context)) (contextData.has(key) ? data : options).push(context[key] as JsonValue)
  return { data, options }
}

function hashIn(value: unknown): string | undefined {
  const hash = field(value, 'user_hash')
  return isFilledText(hash) ? hash : undefined
}

/**
 * The Access Token, the mobile API keys and each `user_hash` under integrations or context: what no body and no reason may
 * hold (G7, G9). Text that the event gives as data of the person too is no secret there.
 */
export const secretsOf = once((exchange: Exchange): Secret[] => {
  const { data, options } = halvesOf(exchange)
  const hashes = valuesIn(options).flatMap((value) => hashIn(value) ?? [])
  const candidates = [
    ...secretSettings.map((key) => ({ name: settingNames[key] as string, text: exchange.settings[key] })),
    ...[...new Set(hashes)].map((text) => ({ name: 'the user_hash', text: text as unknown })),
  ]
  const secrets = candidates.flatMap(({ name, text }) =>
    typeof text === 'string' && text.trim().length >= lengthMin ? [{ name, text: text.trim() }] : [],
  )
  if (secrets.length === 0) return []
  const given = textsFoundIn(
    data,
    secrets.map(({ text }) => text),
  )
  return given.size === 0 ? secrets : secrets.filter(({ text }) => !given.has(text))
})
