import { readBoolean } from '../fields.ts'
import { refusal } from '../refusal.ts'
import { defineRoute, ok } from '../route.ts'
import { adminView, teamView } from '../views/staff.ts'
import type { Admin } from '../workspace/admin.ts'
import type { Staff } from '../workspace/staff.ts'

/** Admins alone: from API 1.4 on teams are not among them (changelog 1.4). */
export const getAdmins = defineRoute({
  on: 'GET /admins',
  answer: ({ workspace: { staff } }) =>
    ok({ type: 'admin.list', admins: Array.from(staff.admins(), (admin) => adminView(admin, staff)) }),
})

export const getAdmin = defineRoute({
  on: 'GET /admins/{id}',
  answer: ({ id, workspace: { staff } }) => ok(adminView(found(staff, id), staff)),
})

/** API page "Set admin away mode". */
export const setAway = defineRoute({
  on: 'PUT /admins/{id}/away',
  answer({ id, body, workspace: { staff } }) {
    const admin = found(staff, id)
    const isAway = readBoolean(body, 'away_mode_enabled')
    const reassigns = readBoolean(body, 'away_mode_reassign') ?? admin.away_mode_reassign
    if (typeof isAway !== 'boolean') {
      throw refusal(400, 'parameter_not_found', 'away_mode_enabled not specified', 'away_mode_enabled')
    }
    staff.setAway(admin, isAway, reassigns)
    return ok(adminView(admin, staff))
  },
})

function found(staff: Staff, id: string): Admin {
  const admin = staff.admin(id)
  if (admin === undefined) throw refusal(404, 'admin_not_found', 'Admin not found')
  return admin
}

export const getTeams = defineRoute({
  on: 'GET /teams',
  answer: ({ workspace: { staff } }) => ok({ type: 'team.list', teams: Array.from(staff.teams(), teamView) }),
})

export const getTeam = defineRoute({
  on: 'GET /teams/{id}',
  answer({ id, workspace: { staff } }) {
    const team = staff.team(id)
    if (team === undefined) throw refusal(404, 'team_not_found', 'Team not found')
    return ok(teamView(team))
  },
})
