import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { jsonObjectSchema } from './json.ts'
import { settingsSchema } from './settings.ts'

const closed = { additionalProperties: false } as const

const options = {
  context: Type.Optional(jsonObjectSchema),
  integrations: Type.Optional(jsonObjectSchema),
}

/** What one person does in one step. Exactly one of the verbs is present. */
export const actionSchema = Type.Object(
  {
    identify: Type.Optional(
      Type.Union([Type.String(), Type.Number(), Type.Null()], { description: 'the user id; null for none' }),
    ),
    track: Type.Optional(Type.String({ description: 'the name of the event' })),
    group: Type.Optional(Type.Union([Type.String(), Type.Number()], { description: 'the group id' })),
    page: Type.Optional(Type.String({ description: 'the name of the page' })),
    reset: Type.Optional(Type.Literal(true)),
    traits: Type.Optional(jsonObjectSchema),
    typedTraits: Type.Optional(
      Type.Unsafe<Static<typeof jsonObjectSchema>>({
        ...jsonObjectSchema,
        description: "traits set through a mobile SDK's typed setters, which change the case of some names",
      }),
    ),
    properties: Type.Optional(jsonObjectSchema),
    ...options,
  },
  closed,
)
export type Action = Static<typeof actionSchema>

export const verbs = ['identify', 'track', 'group', 'page', 'reset'] as const satisfies (keyof Action)[]

export const stepSchema = Type.Unsafe<Record<string, Action> | { wait: string }>({
  type: 'object',
  description: 'who does what (`ada: { track: Signed Up }`), or `wait: 90s`',
  minProperties: 1,
  maxProperties: 1,
  properties: { wait: { type: 'string', pattern: '^[0-9]{1,6}(s|m|h|d)$' } },
  additionalProperties: actionSchema,
})
export type Step = Static<typeof stepSchema>

export const personSchema = Type.Object(
  {
    anonymousId: Type.Optional(Type.String()),
    device: Type.Optional(
      Type.Enum(['android', 'ios'], { description: 'which phone, on the mobile connections; android unless said' }),
    ),
  },
  closed,
)

/**
 * What a journey leaves behind. Each list is whole: as many objects as it names, each holding at least what is written.
 * `null` for a field says that Intercom has no value there.
 */
export const expectationsSchema = Type.Object(
  {
    users: Type.Optional(
      Type.Array(jsonObjectSchema, {
        description: 'fields of a user; `companies` lists the company_ids it belongs to',
      }),
    ),
    companies: Type.Optional(Type.Array(jsonObjectSchema)),
    events: Type.Optional(
      Type.Array(jsonObjectSchema, {
        description: 'fields of an event: event_name, user_id, email, metadata, created_at',
      }),
    ),
    dropped: Type.Optional(Type.Integer({ minimum: 0, description: 'how many events the target dropped' })),
  },
  closed,
)
export type Expectations = Static<typeof expectationsSchema>

/** A scripted journey of one or more people, run over each of its connections. */
export const scenarioSchema = Type.Object(
  {
    about: Type.String({ minLength: 1, description: 'the story, in one sentence' }),
    connections: Type.Array(connectionSchema, { minItems: 1, uniqueItems: true }),
    settings: Type.Optional(Type.Unsafe<Static<typeof settingsSchema>>({ ...settingsSchema, ...closed })),
    people: Type.Record(Type.String(), personSchema, { minProperties: 1 }),
    steps: Type.Array(stepSchema, { minItems: 1 }),
    // biome-ignore lint/suspicious/noThenProperty: `then` is the word of the format; a scenario is never awaited
    then: expectationsSchema,
  },
  { ...closed, title: 'Scenario', description: 'A scripted journey, run over each of its connections.' },
)
export type Scenario = Static<typeof scenarioSchema>
