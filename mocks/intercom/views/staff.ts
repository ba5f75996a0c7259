import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Admin, Team } from '../workspace/admin.ts'
import type { Staff } from '../workspace/staff.ts'
import { numbered } from './numbered.ts'

/** An admin as API 1.4 shows it (API page "View an admin"; intercom-java's test resource admins.json). */
export function adminView(admin: Admin, staff: Staff): JsonObject {
  return {
    type: 'admin',
    id: admin.id,
    name: admin.name,
    email: admin.email,
    away_mode_enabled: admin.away_mode_enabled,
    away_mode_reassign: admin.away_mode_reassign,
    has_inbox_seat: admin.has_inbox_seat,
    avatar: { type: 'avatar', image_url: admin.avatar_url },
    team_ids: staff.teamsOf(admin).map(({ id }) => numbered(id)),
  }
}

export function teamView(team: Team): JsonObject {
  return { type: 'team', id: team.id, name: team.name, admin_ids: Array.from(team.admins, ({ id }) => numbered(id)) }
}
