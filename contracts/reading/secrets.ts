import { type Exchange, isJsonObject, type JsonValue, secretSettings } from '../wire/index.ts'
import { field, isFilledText } from './fields.ts'
import { once } from './once.ts'
import { textsIn, valuesIn } from './walk.ts'

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
  const { integrations, context, ...rest } = event
  const inContext = isJsonObject(context) ? Object.entries(context) : []
  return {
    data: [...Object.values(rest), ...inContext.filter(([key]) => contextData.has(key)).map(([, value]) => value)],
    options: [integrations ?? null, ...inContext.filter(([key]) => !contextData.has(key)).map(([, value]) => value)],
  }
}

/**
 * The Access Token, the mobile API keys and each `user_hash` under integrations or context: what no body and no reason may
 * hold (G7, G9). Text that the event gives as data of the person too is no secret there.
 */
export const secretsOf = once((exchange: Exchange): Secret[] => {
  const { data, options } = halvesOf(exchange)
  const hashes = [...valuesIn(options)].map((value) => field(value, 'user_hash')).filter(isFilledText)
  const candidates = [
    ...secretSettings.map((key) => ({ name: settingNames[key] as string, text: exchange.settings[key] })),
    ...[...new Set(hashes)].map((text) => ({ name: 'the user_hash', text: text as unknown })),
  ]
  const secrets = candidates.flatMap(({ name, text }) =>
    typeof text === 'string' && text.trim().length >= lengthMin ? [{ name, text: text.trim() }] : [],
  )
  if (secrets.length === 0) return []
  const given = [...textsIn(data)]
  return secrets.filter(({ text }) => !given.some((own) => own.includes(text)))
})
