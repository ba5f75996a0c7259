import { type Static, Type } from 'typebox'
import { jsonObjectSchema, jsonValueSchema } from '../../contracts/wire/index.ts'
import { metadataSchema } from './item.ts'

/** The answer of `/v0/destinations/intercom/proxy`: how one prepared request fared, as a whole. */
const proxyAnswerSchema = Type.Object({
  output: Type.Object({
    status: Type.Integer({
      description: 'what the platform goes by: the status of Intercom, or 500 where a retry is in place',
    }),
    message: Type.String(),
    destinationResponse: Type.Optional(jsonValueSchema),
    statTags: Type.Optional(jsonObjectSchema),
  }),
})
export type ProxyAnswer = Static<typeof proxyAnswerSchema>

/** How one job of a proxied request fared. */
const jobStateSchema = Type.Object({
  statusCode: Type.Integer(),
  metadata: metadataSchema,
  error: Type.String({
    description: 'the body of the answer as JSON text, also of a good one; else why there is none',
  }),
})

/** The answer of `/v1/destinations/intercom/proxy`: the same, and the state of each job that the request came from. */
const jobsAnswerSchema = Type.Object({
  output: Type.Object({
    status: Type.Integer(),
    message: Type.String(),
    response: Type.Array(jobStateSchema),
    statTags: Type.Optional(jsonObjectSchema),
  }),
})
export type JobsAnswer = Static<typeof jobsAnswerSchema>
