import type { Admin, Team } from './admin.ts'

const mockAdmin: Admin = {
  id: '1',
  name: 'Mock Admin',
  email: 'admin@example.com',
  avatar_url: null,
  has_inbox_seat: true,
  away_mode_enabled: false,
  away_mode_reassign: false,
}

/** The admins and teams of a workspace: one admin, until a state brings others. No request makes one. */
export class Staff {
  #admins = new Map<string, Admin>([[mockAdmin.id, { ...mockAdmin }]])
  readonly #teams = new Map<string, Team>()
  /** Whether there is anything that a fresh workspace has not. */
  isChanged = false

  admins(): IterableIterator<Admin> {
    return this.#admins.values()
  }

  teams(): IterableIterator<Team> {
    return this.#teams.values()
  }

  admin(id: string): Admin | undefined {
    return this.#admins.get(id)
  }

  team(id: string): Team | undefined {
    return this.#teams.get(id)
  }

  /** The admin that the token belongs to: the first. */
  get me(): Admin {
    for (const admin of this.#admins.values()) return admin
    return mockAdmin
  }

  teamsOf(admin: Admin): Team[] {
    return [...this.#teams.values()].filter(({ admins }) => admins.has(admin))
  }

  /** Puts the admins of a state in place of the one there was. */
  replaceAdmins(admins: readonly Admin[]): void {
    this.#admins = new Map(admins.map((admin) => [admin.id, admin]))
    this.isChanged = true
  }

  addTeam(team: Team): void {
    this.#teams.set(team.id, team)
  }

  setAway(admin: Admin, isAway: boolean, reassigns: boolean): void {
    admin.away_mode_enabled = isAway
    admin.away_mode_reassign = reassigns
    this.isChanged = true
  }
}
