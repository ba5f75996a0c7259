import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { User } from './user.ts'

/** An admin or a team as a conversation names it; `nobody_admin` without an id is nobody. */
export interface TeamMate {
  type: 'admin' | 'team' | 'nobody_admin'
  id: string | null
}

export const nobody: TeamMate = { type: 'nobody_admin', id: null }

/** Who wrote something: the person whose conversation it is, or somebody of the team. */
export type Author = 'customer' | TeamMate

/** What can be done to a conversation: `message_type` of a reply, and `part_type` of what it leaves. */
export const partTypes = ['comment', 'note', 'assignment', 'open', 'close', 'snoozed'] as const
export type PartType = (typeof partTypes)[number]

/** A reply, or an action of an admin. `body` is HTML. */
export interface Part {
  readonly id: string
  readonly part_type: PartType
  readonly body: string | null
  readonly created_at: number
  readonly author: Author
  readonly assigned_to: TeamMate | null
  readonly attachments: JsonObject[]
}

/** What a request asks to add to a conversation; read and checked before anything is stored. */
export interface Reply extends Omit<Part, 'id' | 'created_at'> {
  readonly snoozed_until: number | null
}

/** The message that began a conversation. `body` is HTML. */
export interface OpeningMessage {
  readonly id: string
  readonly subject: string
  readonly body: string
  readonly author: Author
  readonly delivered_as: string
  readonly url: string | null
  readonly attachments: JsonObject[]
}

/** One conversation with a user or lead. */
export interface Conversation {
  /** Place in the order of creation. */
  readonly place: number
  readonly id: string
  /** Whose conversation it is. */
  person: User
  readonly opening: OpeningMessage
  readonly parts: Part[]
  readonly created_at: number
  updated_at: number
  /** Since when the person waits for an answer of the team. */
  waiting_since: number | null
  snoozed_until: number | null
  state: 'open' | 'closed' | 'snoozed'
  /** Whether the team has read what the person wrote last. */
  read: boolean
  assignee: TeamMate
}
