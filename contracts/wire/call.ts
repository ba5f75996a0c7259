import { type Static, Type } from 'typebox'
import { jsonValueSchema } from './json.ts'

/**
 * One call to an Intercom SDK in device mode. Web: the messenger's own methods (`boot`, `update`, `trackEvent`, `shutdown`, …) with
 * their arguments as given; where a page was watched also `settings` (what `window.intercomSettings` held) and `load` (the address
 * of the widget's script). iOS and Android share one vocabulary: `initialize`, `setUserHash`, `registerIdentifiedUser`,
 * `registerUnidentifiedUser`, `updateUser`, `logEvent`, `logout`; times are unix seconds.
 */
export const sdkCallSchema = Type.Object(
  { method: Type.String(), args: Type.Array(jsonValueSchema) },
  { description: 'One call to an Intercom SDK (web messenger, iOS or Android).' },
)
export type SdkCall = Static<typeof sdkCallSchema>

/** A call that reached Intercom's SDK, and what the SDK made of it. */
export const deliveredCallSchema = Type.Object(
  {
    call: sdkCallSchema,
    effect: Type.Enum(['taken', 'ignored', 'refused'], {
      description:
        'taken: it had its effect · ignored: the SDK passed over it · refused: Intercom answered with an error',
    }),
    says: Type.Optional(Type.String({ description: 'what the SDK logs, or Intercom answers: 403 signature_mismatch' })),
  },
  { description: "A call that reached Intercom's SDK, and what the SDK made of it." },
)
export type DeliveredCall = Static<typeof deliveredCallSchema>
