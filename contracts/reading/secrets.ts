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

/** Every `user_hash` in the options, each once. */
function userHashesIn(options: readonly JsonValue[]): ReadonlySet<string> {
  const hashes = new Set<string>()
  for (const value of valuesIn(options)) {
    const hash = field(value, 'user_hash')
    if (isFilledText(hash)) hashes.add(hash)
  }
  return hashes
}

/**
 * The Access Token, the mobile API keys and each `user_hash` under integrations or context: what no body and no reason may
 * hold (G7, G9). Text that the event gives as data of the person too is no secret there.
 */
export const secretsOf = once((exchange: Exchange): Secret[] => {
  const { data, options } = halvesOf(exchange)
  const secrets: Secret[] = []
  const note = (name: string, given: unknown) => {
    const text = typeof given === 'string' ? given.trim() : ''
    if (text.length >= lengthMin) secrets.push({ name, text })
  }
  for (const key of secretSettings) note(settingNames[key], exchange.settings[key])
  for (const hash of userHashesIn(options)) note('the user_hash', hash)
  if (secrets.length === 0) return []
  const given = textsFoundIn(
    data,
    secrets.map(({ text }) => text),
  )
  return given.size === 0 ? secrets : secrets.filter(({ text }) => !given.has(text))
})
