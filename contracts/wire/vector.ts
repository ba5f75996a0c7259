import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { eventSchema } from './event.ts'
import { accountingSchema, deliveredRequestSchema } from './exchange.ts'
import { outcomeSchema } from './outcome.ts'
import { settingsSchema } from './settings.ts'

const closed = { additionalProperties: false } as const

/**
 * A value too large to write out, put where its JSON Pointer says: `text` repeated `times` times, or `leaf` inside
 * `times` objects, each under the key `nest`.
 */
export const fillSchema = Type.Union([
  Type.Object({ text: Type.String(), times: Type.Integer({ minimum: 1 }) }, closed),
  Type.Object({ nest: Type.String(), times: Type.Integer({ minimum: 1 }), leaf: Type.String() }, closed),
])
export type Fill = Static<typeof fillSchema>

/**
 * A hand-written case. Without `outcomes` its events are given to a target, and every rule judges what comes of them.
 * With `outcomes` it is a case for the judge: the rule passes, or flags, outcomes that are written here.
 *
 * `token:1`, `token:2`, … stand for secrets: each run puts an unguessable value in their place, everywhere.
 */
export const vectorSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[A-Z][0-9]+(\\.[a-z]+)?/[a-z0-9-]+$', description: 'rule/name: U2/first-name-alone' }),
    rule: Type.String({ pattern: '^[A-Z][0-9]+(\\.[a-z]+)?$', description: 'the rule that the case is written for' }),
    about: Type.String({ minLength: 1, description: 'what is special, in one sentence' }),
    connection: connectionSchema,
    settings: Type.Unsafe<Static<typeof settingsSchema>>({ ...settingsSchema, ...closed }),
    events: Type.Array(eventSchema, { minItems: 1 }),
    fill: Type.Optional(Type.Record(Type.String({ pattern: '^/events/' }), fillSchema)),
    outcomes: Type.Optional(Type.Array(outcomeSchema, { description: 'one for each event' })),
    deliveries: Type.Optional(
      Type.Array(
        Type.Object(
          { acceptedAt: Type.Optional(Type.Number()), delivered: Type.Array(deliveredRequestSchema) },
          closed,
        ),
        { description: 'one for each event: how a target that delivers by itself went about it' },
      ),
    ),
    accounting: Type.Optional(accountingSchema),
    expect: Type.Enum(['pass', 'flag'], {
      description: 'pass: the rule holds; flag: the rule is broken by the outcomes',
    }),
  },
  { ...closed, description: 'A hand-written case.' },
)
export type Vector = Static<typeof vectorSchema>

/** A file of vectors: one area of the contract. */
export const vectorFileSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    about: Type.String({ minLength: 1 }),
    vectors: Type.Array(vectorSchema),
  },
  { ...closed, title: 'Vectors', description: 'Hand-written cases of one area of the contract.' },
)
export type VectorFile = Static<typeof vectorFileSchema>
