import { type Static, Type } from 'typebox'
import { sdkCallSchema } from './call.ts'
import type { JsonObject } from './json.ts'

const closed = { additionalProperties: false } as const

/** An object that a journey leaves, by some of the fields that it has; a field that it cannot have is most likely mistyped. */
const left = (description: string, fields: string) =>
  Type.Unsafe<JsonObject>({
    type: 'object',
    description,
    properties: Object.fromEntries(
      fields
        .trim()
        .split(/\s+/)
        .map((field) => [field, {}]),
    ),
    ...closed,
  })

/** Fields of a user, a company and an event as API 1.4 answers them (Intercom API 1.4, User, Company and Event model). */
const fieldsOfUser = `type id user_id anonymous email phone name pseudonym app_id avatar owner_id referrer utm_campaign utm_content utm_medium
  utm_source utm_term location_data last_request_at last_seen_ip created_at remote_created_at signed_up_at updated_at session_count
  social_profiles unsubscribed_from_emails marked_email_as_spam has_hard_bounced do_not_track user_agent_data tags segments companies
  custom_attributes`
const userLeft = left('a user; `companies` lists the company_ids that the user belongs to', fieldsOfUser)
const leadLeft = left('a lead: somebody whom a device has no name for', fieldsOfUser)
const companyLeft = left(
  'a company',
  `type company_id id app_id name remote_created_at created_at updated_at last_request_at monthly_spend session_count user_count tags segments
  plan custom_attributes size website industry`,
)
const eventLeft = left('an event', 'type id created_at event_name user_id email intercom_user_id metadata')

const count = Type.Integer({ minimum: 0 })

/** The lines of the contract by which an event is dropped. */
export const droppingRules = ['S1', 'G1', 'G2', 'I3', 'T1', 'T2', 'C1'] as const

/** An event that the target dropped. The wording of its reason is free, so that an event is told by what it is. */
export const droppedEventSchema = Type.Object(
  {
    of: Type.Optional(Type.String({ description: 'the person, as in the steps' })),
    type: Type.Optional(
      Type.String({ description: 'what kind of event: identify, track, group, page, screen, alias' }),
    ),
    event: Type.Optional(Type.String({ description: 'the name of the event' })),
    because: Type.Optional(
      Type.Enum([...droppingRules], { description: 'the line of the contract that wants it dropped' }),
    ),
  },
  { ...closed, minProperties: 1, description: 'an event that the target dropped' },
)
export type DroppedEvent = Static<typeof droppedEventSchema>

/**
 * What a journey leaves behind, or has left so far. Each list is whole: as many objects as it names, each holding at least what is
 * written. `null` for a field says that Intercom has no value there.
 */
export const expectationsSchema = Type.Object(
  {
    users: Type.Optional(Type.Array(userLeft)),
    companies: Type.Optional(Type.Array(companyLeft)),
    events: Type.Optional(Type.Array(eventLeft)),
    leads: Type.Optional(Type.Array(leadLeft)),
    dropped: Type.Optional(
      Type.Union([count, Type.Array(droppedEventSchema)], {
        description: 'cloud mode: how many events the target dropped, or which',
      }),
    ),
    requests: Type.Optional(
      Type.Union(
        [
          count,
          Type.Object(
            { min: Type.Optional(count), max: Type.Optional(count) },
            { ...closed, minProperties: 1, description: 'at least, at most' },
          ),
        ],
        { description: 'cloud mode: how many requests were made to Intercom, each attempt counted' },
      ),
    ),
    calls: Type.Optional(
      Type.Array(
        Type.Object(
          {
            method: sdkCallSchema.properties.method,
            args: Type.Optional(sdkCallSchema.properties.args),
          },
          closed,
        ),
        {
          description:
            'device mode: all calls of the methods that are named, in order; the first arguments hold at least what is written',
        },
      ),
    ),
  },
  closed,
)
export type Expectations = Static<typeof expectationsSchema>

/** What each of the expectations is about: words for both modes, for one alone. */
export const expectationsOfCloud = ['dropped', 'requests'] as const satisfies (keyof Expectations)[]
export const expectationsOfDevice = ['calls'] as const satisfies (keyof Expectations)[]
