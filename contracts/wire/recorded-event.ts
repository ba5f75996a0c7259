import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { eventSchema } from './event.ts'
import { settingsSchema } from './settings.ts'

/** One line of a recording: an event that a real SDK sent. Events of one `journey` share a workspace, in order. */
export const recordedEventSchema = Type.Object(
  {
    sdk: Type.String({ description: 'package and version' }),
    journey: Type.String({ pattern: '^[a-z0-9-]+$' }),
    connection: connectionSchema,
    settings: Type.Unsafe<Static<typeof settingsSchema>>({ ...settingsSchema, additionalProperties: false }),
    event: eventSchema,
  },
  { additionalProperties: false, title: 'Recorded event', description: 'One line of a file in scenarios/recorded.' },
)
export type RecordedEvent = Static<typeof recordedEventSchema>
