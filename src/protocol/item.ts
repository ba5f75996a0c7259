import { type Static, Type } from 'typebox'
import { type Event, eventSchema, jsonObjectSchema } from '../../contracts/wire/index.ts'

/** What the platform sends along with an event, and gets back unchanged. */
export const metadataSchema = Type.Unsafe<{ jobId?: number | string; [key: string]: unknown }>(jsonObjectSchema)

/** A destination as the control plane stores it. */
const destinationSchema = Type.Object({
  ID: Type.Optional(Type.String()),
  Name: Type.Optional(Type.String()),
  DestinationDefinition: Type.Object({ Name: Type.String({ description: 'INTERCOM, in any case' }) }),
  Config: jsonObjectSchema,
})

/** One event to transform. */
export const inputItemSchema = Type.Object({
  message: Type.Unsafe<Event>(eventSchema),
  metadata: metadataSchema,
  destination: destinationSchema,
})

/** A request to send, as a transformer returns it. The body is the first part that is not empty. */
const deliveryRequestSchema = Type.Object({
  version: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
  method: Type.String(),
  endpoint: Type.String(),
  headers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  body: Type.Optional(
    Type.Object({
      JSON: Type.Optional(jsonObjectSchema),
      JSON_ARRAY: Type.Optional(jsonObjectSchema),
      XML: Type.Optional(jsonObjectSchema),
      FORM: Type.Optional(jsonObjectSchema),
    }),
  ),
  files: Type.Optional(jsonObjectSchema),
  userId: Type.Optional(Type.String()),
})
export type DeliveryRequest = Static<typeof deliveryRequestSchema>

/** One item of the processor's answer: a request, or an error. Items of one event share its metadata. */
export const processorItemSchema = Type.Object({
  output: Type.Optional(deliveryRequestSchema),
  metadata: metadataSchema,
  statusCode: Type.Integer(),
  error: Type.Optional(Type.String()),
  statTags: Type.Optional(jsonObjectSchema),
})
export type ProcessorItem = Static<typeof processorItemSchema>

/** One item of the router's answer. 299: what it asks for was sent already. An event that came through as it was has no status. */
export const routerItemSchema = Type.Object({
  batchedRequest: Type.Optional(Type.Union([deliveryRequestSchema, Type.Array(deliveryRequestSchema)])),
  metadata: Type.Array(metadataSchema),
  batched: Type.Optional(Type.Boolean()),
  destination: Type.Optional(jsonObjectSchema),
  statusCode: Type.Optional(Type.Integer()),
  error: Type.Optional(Type.String()),
  statTags: Type.Optional(jsonObjectSchema),
})
export type RouterItem = Static<typeof routerItemSchema>
