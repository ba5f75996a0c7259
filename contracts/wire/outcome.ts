import { type Static, Type } from 'typebox'
import { sdkCallSchema } from './call.ts'
import { intercomRequestSchema } from './request.ts'

/** What a target made of one event: requests to send, SDK calls, or nothing and why. */
export const outcomeSchema = Type.Union(
  [
    Type.Object({ kind: Type.Literal('requests'), requests: Type.Array(intercomRequestSchema) }),
    Type.Object({ kind: Type.Literal('calls'), calls: Type.Array(sdkCallSchema) }),
    Type.Object({ kind: Type.Literal('dropped'), reason: Type.String() }),
  ],
  { description: 'What a target made of one event.' },
)
export type Outcome = Static<typeof outcomeSchema>
