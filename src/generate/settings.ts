import fc from 'fast-check'
import type { Settings } from '../../contracts/wire/index.ts'

/** A switch in the settings: mostly as the control plane stores it, at times absent or of another kind. */
export const flag: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.boolean() as fc.Arbitrary<unknown> },
  { weight: 1, arbitrary: fc.constantFrom<unknown[]>(null, 'true', '', 0) },
)

/** A secret under a placeholder: whoever plays the case puts an unguessable value in its place, everywhere. */
export const needed = (placeholder: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 24, arbitrary: fc.constant<unknown>(placeholder) },
    { weight: 1, arbitrary: fc.constantFrom<unknown[]>('', '  ', null) },
  )

/** Settings of one destination. `token:1` is the Access Token, `token:2` and `token:3` the mobile API keys. */
export const settings: fc.Arbitrary<Settings> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record<Settings, 'apiKey'>(
      {
        apiKey: needed('token:1'),
        collectContext: flag,
        sendAnonymousId: flag,
        updateLastRequestAt: flag,
        appId: needed('app1d'),
        mobileApiKeyAndroid: needed('token:2'),
        mobileApiKeyIOS: needed('token:3'),
        apiVersion: fc.constant<unknown>('v1'),
      },
      { requiredKeys: ['apiKey'] },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<Settings[]>({}, { collectContext: true }) },
)
