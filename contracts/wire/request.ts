import { type Static, Type } from 'typebox'
import { jsonValueSchema } from './json.ts'

/** One HTTP request to Intercom's REST API. The body is the JSON value that travels; absent when there is none. */
export const intercomRequestSchema = Type.Object(
  {
    method: Type.String(),
    url: Type.String({ description: 'absolute: https://api.intercom.io/users' }),
    headers: Type.Record(Type.String(), Type.String()),
    body: Type.Optional(jsonValueSchema),
  },
  { description: "One request to Intercom's REST API." },
)
export type IntercomRequest = Static<typeof intercomRequestSchema>

/** Intercom's answer. The body is absent where the answer is empty (`POST /events` answers 202 and nothing). */
export const intercomReplySchema = Type.Object(
  {
    status: Type.Integer(),
    headers: Type.Record(Type.String(), Type.String()),
    body: Type.Optional(jsonValueSchema),
  },
  { description: "An answer of Intercom's REST API." },
)
export type IntercomReply = Static<typeof intercomReplySchema>

/** Where the harness lets Intercom's API 1.4 appear. */
export const intercomApi = 'https://api.intercom.io'
