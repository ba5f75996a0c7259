import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { eventSchema } from './event.ts'
import { deliveredRequestSchema } from './exchange.ts'
import { outcomeSchema } from './outcome.ts'
import { settingsSchema } from './settings.ts'

/**
 * One line of a trace: an event, and what an implementation made of it when it was recorded. Lines of one Access Token (in device
 * mode: of one App ID on one connection) share a workspace, in order.
 */
export const traceLineSchema = Type.Object(
  {
    connection: connectionSchema,
    settings: settingsSchema,
    event: eventSchema,
    outcome: outcomeSchema,
    acceptedAt: Type.Optional(Type.Number({ description: 'when the event was taken on, in milliseconds' })),
    delivered: Type.Optional(
      Type.Array(deliveredRequestSchema, {
        description: 'how an implementation that delivers by itself went about it: each try, in order',
      }),
    ),
  },
  { additionalProperties: false, title: 'Trace line', description: 'One line of a recorded trace (JSON lines).' },
)
export type TraceLine = Static<typeof traceLineSchema>
