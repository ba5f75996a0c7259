import { type Static, Type } from 'typebox'
import { type JsonObject, jsonObjectSchema } from './json.ts'

const list = (description: string) => Type.Optional(Type.Array(jsonObjectSchema, { description }))

/**
 * What an Intercom workspace holds: objects as the REST API shows them (User, Company, Event, Tag and Lead of API 1.4). The
 * lists that may be left out are there where they hold something.
 */
export const workspaceStateSchema = Type.Object(
  {
    users: Type.Array(jsonObjectSchema),
    companies: Type.Array(jsonObjectSchema),
    events: Type.Array(jsonObjectSchema),
    tags: Type.Array(jsonObjectSchema),
    leads: Type.Array(jsonObjectSchema),
    visitors: list('people whom nobody identified and who wrote nothing'),
    segments: list('segments; who is in one says so in its own `segments`'),
    notes: list('notes of admins on users and leads'),
    conversations: list('conversations with users and leads, with their parts'),
    subscriptions: list('where notifications go to: addresses of this machine'),
    admins: list('the team mates; the token belongs to the first'),
    teams: list('groups of admins'),
    settings: Type.Object({
      appId: Type.Optional(Type.String()),
      identitySecrets: Type.Optional(Type.Record(Type.String(), Type.String())),
    }),
  },
  { description: 'What an Intercom workspace holds.' },
)
export type WorkspaceState = Static<typeof workspaceStateSchema>

/** Objects of a list, with the fields that somebody writes by hand, so that an editor completes them; what a mock shows holds more. */
const objects = (description: string, fields: Readonly<Record<string, string>>) =>
  Type.Optional(
    Type.Array(
      Type.Unsafe<JsonObject>({
        type: 'object',
        properties: Object.fromEntries(Object.entries(fields).map(([name, says]) => [name, { description: says }])),
      }),
      { description },
    ),
  )

const person = {
  email: 'text',
  name: 'text',
  phone: 'text',
  custom_attributes: 'an object of text, numbers, booleans or null',
  tags: 'a list of {name}, or a tag.list as it is shown',
  created_at: 'unix seconds; now unless given',
  unsubscribed_from_emails: 'true or false',
}

/** A state as a file gives it to a mock: of which anything may be left out. */
export const stateFileSchema = Type.Object(
  {
    ...Type.Partial(workspaceStateSchema).properties,
    users: objects('users', {
      user_id: 'your id; no two users have the same',
      ...person,
      signed_up_at: 'unix seconds',
      companies: 'a list of {company_id}, or a company.list as it is shown',
    }),
    companies: objects('companies', {
      company_id: 'your id; needed',
      name: 'text',
      plan: 'text, or {name}',
      monthly_spend: 'a number',
      size: 'a whole number',
      website: 'text',
      industry: 'text',
      remote_created_at: 'unix seconds',
      custom_attributes: person.custom_attributes,
    }),
    events: objects('events of users and leads', {
      event_name: 'text; needed',
      created_at: 'unix seconds; needed',
      user_id: 'whose it is; or by email, or by intercom_user_id',
      metadata: 'an object',
    }),
    leads: objects('leads', { user_id: 'made up unless given', ...person }),
    $schema: Type.Optional(Type.String()),
  },
  {
    additionalProperties: false,
    title: 'State of a workspace',
    description: 'What a mocked Intercom workspace begins with.',
  },
)

export const emptyWorkspaceState = (): WorkspaceState => ({
  users: [],
  companies: [],
  events: [],
  tags: [],
  leads: [],
  settings: {},
})
