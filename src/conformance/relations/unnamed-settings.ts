import { isCloud, type Settings } from '../../../contracts/wire/index.ts'
import { comparing, type Relation } from './relation.ts'

/** Settings that the control plane stores beside those of a cloud connection, and that no rule of one names. */
const unnamed: Settings = {
  appId: 'another-app',
  mobileApiKeyAndroid: 'token:8',
  mobileApiKeyIOS: 'token:9',
  apiVersion: 'v1',
}

/** Settings that say how the source is connected, which the connection says already. */
const further = { connectionMode: 'cloud', useNativeSDK: false } as const

/** What comes of an event in cloud mode does not depend on settings of device mode or of other parts of the platform. */
export const unnamedSettingsAreUnread: Relation = {
  name: 'unnamed-settings',
  rule: 'G6',
  vary: ({ connection, settings, events }) =>
    isCloud(connection) ? { connection, settings: { ...settings, ...unnamed, ...further }, events } : undefined,
  compare: comparing({ message: 'A setting that no rule names changes what comes of an event.' }),
}
