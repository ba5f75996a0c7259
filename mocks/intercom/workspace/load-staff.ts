import type { JsonObject } from '../../../contracts/wire/index.ts'
import { asObject, type Reading, readBoolean, readIdentifier, readText } from '../fields.ts'
import { refusal, wrongType } from '../refusal.ts'
import type { Admin } from './admin.ts'
import { freeId } from './loaded.ts'
import type { Staff } from './staff.ts'

/** An admin of a state. */
export function readAdmin(from: JsonObject, reading: Reading): Admin {
  const avatar = asObject(from['avatar'], 'avatar') ?? {}
  return {
    id: neededId(from, 'an admin', reading),
    name: readText(from, 'name', reading) ?? null,
    email: readIdentifier(from, 'email', reading) ?? null,
    avatar_url: readText(avatar, 'image_url', reading) ?? null,
    has_inbox_seat: readBoolean(from, 'has_inbox_seat') !== false,
    away_mode_enabled: readBoolean(from, 'away_mode_enabled') === true,
    away_mode_reassign: readBoolean(from, 'away_mode_reassign') === true,
  }
}

/** A team of a state, with its admins. Refused: an admin whom the state does not have. */
export function loadTeam(staff: Staff, from: JsonObject, reading: Reading): void {
  const id = neededId(from, 'a team', reading)
  freeId(from, (asked) => staff.team(asked) !== undefined, reading)
  const name = readText(from, 'name', reading)
  if (!name) throw refusal(400, 'parameter_not_found', 'a team needs a name')
  const admins = idsIn(from, 'admin_ids').map((adminId) => {
    const admin = staff.admin(adminId)
    if (admin === undefined) throw refusal(400, 'admin_not_found', `admin_ids: there is no admin "${adminId}"`)
    return admin
  })
  staff.addTeam({ id, name, admins: new Set(admins) })
}

/** The teams that an admin of a state names, beside those that name the admin. Refused: a team that the state does not have. */
export function joinTeams(staff: Staff, from: JsonObject, reading: Reading): void {
  const admin = staff.admin(neededId(from, 'an admin', reading))
  for (const teamId of idsIn(from, 'team_ids')) {
    const team = staff.team(teamId)
    if (team === undefined) throw refusal(400, 'team_not_found', `team_ids: there is no team "${teamId}"`)
    if (admin !== undefined) team.admins.add(admin)
  }
}

function neededId(from: JsonObject, what: string, reading: Reading): string {
  const id = readIdentifier(from, 'id', reading)
  if (!id) throw refusal(400, 'parameter_not_found', `${what} needs an id`)
  return id
}

/** Ids of admins and teams are numbers in such lists, and texts elsewhere. */
function idsIn(from: JsonObject, key: 'admin_ids' | 'team_ids'): string[] {
  const list = from[key] ?? []
  if (!Array.isArray(list)) throw wrongType(key, 'an array')
  return list.map((id) => {
    if (typeof id !== 'string' && typeof id !== 'number') throw wrongType(key, 'an array of ids')
    return String(id)
  })
}
