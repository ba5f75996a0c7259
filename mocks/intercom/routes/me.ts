import { defineRoute, ok } from '../route.ts'

/** The admin that the token belongs to, and its app (API page "Identify an admin"). */
export const getMe = defineRoute({
  on: 'GET /me',
  answer: ({ workspace }) =>
    ok({
      type: 'admin',
      id: '1',
      name: 'Mock Admin',
      email: 'admin@example.com',
      email_verified: true,
      away_mode_enabled: false,
      away_mode_reassign: false,
      has_inbox_seat: true,
      team_ids: [],
      app: {
        type: 'app',
        id_code: workspace.appId,
        name: 'Mock',
        created_at: 0,
        secure: workspace.settings.identitySecrets !== undefined,
        identity_verification: workspace.settings.identitySecrets !== undefined,
        timezone: 'UTC',
        region: 'US',
      },
    }),
})
