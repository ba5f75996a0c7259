import { type Static, Type } from 'typebox'
import { jsonValueSchema } from './json.ts'

/** One call to an Intercom SDK in device mode, in the vocabulary of docs/contract: `update`, `trackEvent`, `logEvent`, … */
export const sdkCallSchema = Type.Object(
  { method: Type.String(), args: Type.Array(jsonValueSchema) },
  { description: 'One call to an Intercom SDK (web messenger, iOS or Android).' },
)
export type SdkCall = Static<typeof sdkCallSchema>
