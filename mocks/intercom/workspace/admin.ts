/** A team mate. */
export interface Admin {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly avatar_url: string | null
  readonly has_inbox_seat: boolean
  away_mode_enabled: boolean
  away_mode_reassign: boolean
}

export interface Team {
  readonly id: string
  readonly name: string
  readonly admins: Set<Admin>
}
