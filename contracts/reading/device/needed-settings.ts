import type { Connection, Exchange, Settings } from '../../wire/index.ts'
import { field, isFilledText } from '../fields.ts'

/** A setting without which nothing can be sent (S1): its config key, its label, and how an error may call it, bare. */
export interface NeededSetting {
  key: keyof Settings
  label: string
  spellings: readonly string[]
}

const accessToken: NeededSetting = {
  key: 'apiKey',
  label: 'Access Token',
  spellings: ['accesstoken', 'apikey', 'token'],
}
const appId: NeededSetting = { key: 'appId', label: 'App ID', spellings: ['appid'] }
const androidKey: NeededSetting = {
  key: 'mobileApiKeyAndroid',
  label: 'Android API Key',
  spellings: ['androidapikey', 'mobileapikeyandroid', 'apikey'],
}
const iosKey: NeededSetting = {
  key: 'mobileApiKeyIOS',
  label: 'iOS API Key',
  spellings: ['iosapikey', 'mobileapikeyios', 'apikey'],
}

const needed: Record<Connection, readonly NeededSetting[]> = {
  'web-device': [appId],
  'ios-device': [appId, iosKey],
  'android-device': [appId, androidKey],
  'web-cloud': [accessToken],
  'mobile-cloud': [accessToken],
  'server-cloud': [accessToken],
}

type Configured = Pick<Exchange, 'connection' | 'settings'>

const isMissing = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** The settings that the connection needs and that are missing or blank. One of another kind than text is neither. */
export function missingSettings({ connection, settings }: Configured): readonly NeededSetting[] {
  return needed[connection].filter(({ key }) => isMissing(settings[key]))
}

/** Whether every setting that the connection needs is text, so that it can be compared. */
export function areSettingsPlain({ connection, settings }: Configured): boolean {
  return needed[connection].every(({ key }) => isFilledText(settings[key]))
}

/** The API key of the phone's platform; absent on other connections, and where there is none. */
export function platformKeyOf({ connection, settings }: Configured): string | undefined {
  const ofPhone = { 'ios-device': settings.mobileApiKeyIOS, 'android-device': settings.mobileApiKeyAndroid }
  const value = field(ofPhone, connection)
  return isFilledText(value) ? value.trim() : undefined
}

/** The App ID, without outer blanks; absent where there is none. */
export function appIdOf({ settings }: Configured): string | undefined {
  return isFilledText(settings.appId) ? settings.appId.trim() : undefined
}
