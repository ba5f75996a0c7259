import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import type { Admin, Team } from '../workspace/admin.ts'
import type { Staff } from '../workspace/staff.ts'

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
    team_ids: staff.teamsOf(admin).map(numbered),
  }
}

export function teamView(team: Team): JsonObject {
  return { type: 'team', id: team.id, name: team.name, admin_ids: Array.from(team.admins, numbered) }
}

/** In lists of ids Intercom shows numbers; a state may bring ids that are none. */
function numbered({ id }: { id: string }): JsonValue {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : id
}
