import type { Admin } from './admin.ts'
import type { User } from './user.ts'

/** A note that an admin wrote about a user or a lead. */
export interface Note {
  readonly place: number
  readonly id: string
  /** HTML. */
  readonly body: string
  readonly created_at: number
  readonly author: Admin | undefined
  person: User
}
