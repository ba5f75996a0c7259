import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { type JsonObject, jsonObjectSchema } from './json.ts'
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

/** An object that a journey leaves, by some of the fields that it has; a field that it cannot have is most likely mistyped. */
const left = (description: string, fields: string) =>
  Type.Unsafe<JsonObject>({
    type: 'object',
    description,
    properties: Object.fromEntries(fields.split(' ').map((field) => [field, {}])),
    additionalProperties: false,
  })

/** Fields of a user, a company and an event as API 1.4 answers them (Intercom API 1.4, User, Company and Event model). */
const userLeft = left(
  '`companies` lists the company_ids that the user belongs to',
  `type id user_id anonymous email phone name pseudonym app_id avatar owner_id referrer utm_campaign utm_content utm_medium utm_source utm_term
  location_data last_request_at last_seen_ip created_at remote_created_at signed_up_at updated_at session_count social_profiles
  unsubscribed_from_emails marked_email_as_spam has_hard_bounced do_not_track user_agent_data tags segments companies custom_attributes`.replace(
    /\s+/g,
    ' ',
  ),
)
const companyLeft = left(
  'a company',
  `type company_id id app_id name remote_created_at created_at updated_at last_request_at monthly_spend session_count user_count tags segments
  plan custom_attributes size website industry`.replace(/\s+/g, ' '),
)
const eventLeft = left('an event', 'type id created_at event_name user_id email intercom_user_id metadata')

/**
 * What a journey leaves behind. Each list is whole: as many objects as it names, each holding at least what is written.
 * `null` for a field says that Intercom has no value there.
 */
export const expectationsSchema = Type.Object(
  {
    users: Type.Optional(Type.Array(userLeft)),
    companies: Type.Optional(Type.Array(companyLeft)),
    events: Type.Optional(Type.Array(eventLeft)),
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
    identitySecrets: Type.Optional(
      Type.Object(
        { web: Type.Optional(Type.String()), ios: Type.Optional(Type.String()), android: Type.Optional(Type.String()) },
        {
          ...closed,
          description: 'secrets by which Intercom verifies identities, by platform; none are verified without',
        },
      ),
    ),
    people: Type.Record(Type.String(), personSchema, { minProperties: 1 }),
    steps: Type.Array(stepSchema, { minItems: 1 }),
    // biome-ignore lint/suspicious/noThenProperty: `then` is the word of the format; a scenario is never awaited
    then: expectationsSchema,
  },
  { ...closed, title: 'Scenario', description: 'A scripted journey, run over each of its connections.' },
)
export type Scenario = Static<typeof scenarioSchema>
