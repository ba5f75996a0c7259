import { defineRoute, ok } from '../route.ts'
import { adminView } from '../views/staff.ts'

/** The admin that the token belongs to, and its app (API page "Identify an admin"). */
export const getMe = defineRoute({
  on: 'GET /me',
  answer: ({ workspace }) =>
    ok({
      ...adminView(workspace.staff.me, workspace.staff),
      email_verified: true,
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
