import type { Company } from './company.ts'
import type { User } from './user.ts'

export interface Tag {
  readonly id: string
  name: string
  /** Users and leads. */
  readonly users: Set<User>
  readonly companies: Set<Company>
}
