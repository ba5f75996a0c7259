import { type Static, Type } from 'typebox'
import { jsonObjectSchema } from './json.ts'

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

/** A state as a file gives it to a mock: of which anything may be left out. */
export const stateFileSchema = Type.Object(
  { ...Type.Partial(workspaceStateSchema).properties, $schema: Type.Optional(Type.String()) },
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
