import { type Static, Type } from 'typebox'
import type { JsonObject, JsonValue } from './json.ts'

const closed = { additionalProperties: false } as const
const json = Type.Unsafe<JsonValue>({
  description: 'any JSON value; {run}, {now} and {kept.NAME} stand for values of the run',
})

/** What an answer must be like. Objects may hold more than is written; arrays are whole; `<id>` and the like match kinds. */
export const answerExpectationSchema = Type.Object(
  {
    status: Type.Union([Type.Integer(), Type.Array(Type.Integer(), { minItems: 2 })]),
    headers: Type.Optional(Type.Record(Type.String(), Type.String())),
    body: Type.Optional(json),
    error: Type.Optional(
      Type.Object(
        {
          code: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 2 })])),
          message: Type.Optional(Type.String({ description: 'a regular expression' })),
        },
        { ...closed, description: "the first entry of Intercom's error list" },
      ),
    ),
  },
  closed,
)
export type AnswerExpectation = Static<typeof answerExpectationSchema>

const sent = {
  send: Type.String({ pattern: '^(GET|POST|PUT|DELETE) /' }),
  headers: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]), {
      description: 'null leaves a usual one out',
    }),
  ),
  body: Type.Optional(json),
  text: Type.Optional(Type.String({ description: 'a body that is no JSON' })),
  keep: Type.Optional(
    Type.Record(Type.String(), Type.String({ pattern: '^/' }), { description: 'name: JSON Pointer into the answer' }),
  ),
}

/** A request, and what must come of it; or several outcomes, each of which would settle a doubt in its own way. */
export const behaviourStepSchema = Type.Object(
  {
    ...sent,
    expect: Type.Optional(answerExpectationSchema),
    outcomes: Type.Optional(
      Type.Array(
        Type.Object(
          { means: Type.Union([Type.String(), Type.Number(), Type.Boolean()]), expect: answerExpectationSchema },
          closed,
        ),
        { minItems: 2 },
      ),
    ),
  },
  closed,
)
export type BehaviourStep = Static<typeof behaviourStepSchema>

/** One documented behaviour of Intercom's API 1.4: requests in order, and what each is answered. */
export const behaviourSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z]+/[a-z0-9-]+$' }),
    says: Type.String({ minLength: 1 }),
    source: Type.String({ minLength: 1, description: 'the public page, thread or client that says so' }),
    confidence: Type.Enum(['high', 'medium', 'low'], {
      description:
        'high: documented for 1.x or seen in a real answer; medium: inferred from two sources; low: from one weak one',
    }),
    settles: Type.Optional(
      Type.String({ description: 'the setting of the mock whose doubt a run against a real workspace settles' }),
    ),
    given: Type.Optional(
      Type.Unsafe<JsonObject>({
        type: 'object',
        description:
          'a workspace state that holds what no request makes (visitors, segments, teams): a mock is told it, a real workspace cannot be',
      }),
    ),
    steps: Type.Array(behaviourStepSchema, { minItems: 1 }),
  },
  closed,
)
export type Behaviour = Static<typeof behaviourSchema>

export const behaviourFileSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    about: Type.String({ minLength: 1 }),
    behaviours: Type.Array(behaviourSchema),
  },
  { ...closed, title: 'Behaviours', description: "Documented behaviours of Intercom's API 1.4." },
)
