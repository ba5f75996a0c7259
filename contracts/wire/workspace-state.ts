import { type Static, Type } from 'typebox'
import { jsonObjectSchema } from './json.ts'

/** What an Intercom workspace holds: objects as the REST API shows them (User, Company, Event and Tag of API 1.4). */
export const workspaceStateSchema = Type.Object(
  {
    users: Type.Array(jsonObjectSchema),
    companies: Type.Array(jsonObjectSchema),
    events: Type.Array(jsonObjectSchema),
    tags: Type.Array(jsonObjectSchema),
    leads: Type.Array(jsonObjectSchema),
    settings: Type.Object({
      appId: Type.Optional(Type.String()),
      identitySecrets: Type.Optional(Type.Record(Type.String(), Type.String())),
    }),
  },
  { description: 'What an Intercom workspace holds.' },
)
export type WorkspaceState = Static<typeof workspaceStateSchema>

export const emptyWorkspaceState = (): WorkspaceState => ({
  users: [],
  companies: [],
  events: [],
  tags: [],
  leads: [],
  settings: {},
})
