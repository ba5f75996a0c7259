import { type Static, Type } from 'typebox'

const setting = (description: string) => Type.Optional(Type.Unsafe<unknown>({ description }))

/**
 * A destination's settings under their config keys (destination documentation, Connection settings). Values are
 * unchecked here: a missing or blank one is a case for rule S1, not a syntax error.
 */
export const settingsSchema = Type.Object(
  {
    apiKey: setting('Access Token; needed for every cloud connection'),
    appId: setting('App ID; needed for every device connection'),
    mobileApiKeyAndroid: setting('Android API Key; needed for android-device'),
    mobileApiKeyIOS: setting('iOS API Key; needed for ios-device'),
    collectContext: setting('Include Context with Identify Calls; default false'),
    sendAnonymousId: setting('Send AnonymousId as Secondary UserId; default false'),
    updateLastRequestAt: setting('Update Last Request At; default true'),
    apiVersion: setting('always "v1"'),
  },
  { description: 'Settings of one Intercom destination, as the RudderStack control plane stores them.' },
)
export type Settings = Static<typeof settingsSchema>

/** Names of the settings that hold secrets. */
export const secretSettings = ['apiKey', 'mobileApiKeyAndroid', 'mobileApiKeyIOS'] as const satisfies (keyof Settings)[]
