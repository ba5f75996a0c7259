import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { eventSchema } from './event.ts'
import { outcomeSchema } from './outcome.ts'
import { settingsSchema } from './settings.ts'

/**
 * One line of a trace: an event, and what an implementation made of it when it was recorded. Lines of one Access Token (in device
 * mode: of one App ID on one connection) share a workspace, in order.
 */
export const traceLineSchema = Type.Object(
  { connection: connectionSchema, settings: settingsSchema, event: eventSchema, outcome: outcomeSchema },
  { additionalProperties: false, title: 'Trace line', description: 'One line of a recorded trace (JSON lines).' },
)
export type TraceLine = Static<typeof traceLineSchema>
