import type { Company } from './company.ts'
import type { User } from './user.ts'

/** What a segment is made of: users, leads ("contact") or companies. */
export type SegmentKind = 'user' | 'contact' | 'company'

/** A segment of a loaded state. Who is in it is said by the loaded people and companies, and never computed. */
export interface Segment {
  readonly id: string
  readonly name: string
  readonly person_type: SegmentKind
  readonly created_at: number
  readonly updated_at: number
  /** Users and leads. */
  readonly people: Set<User>
  readonly companies: Set<Company>
}
