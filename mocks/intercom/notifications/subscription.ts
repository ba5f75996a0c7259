import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Notification } from './notification.ts'

/** What a request says of a subscription, read and checked. */
export interface SubscriptionFields {
  /** An address of this machine. */
  url: string
  topics: readonly string[]
  active: boolean
  /** The key that notifications are signed with. */
  hub_secret: string | null
  /** `event_names`: the events that `event.created` tells of. */
  metadata: JsonObject
}

/** Where notifications of some topics go to. */
export interface Subscription extends SubscriptionFields {
  readonly id: string
  created_at: number
  updated_at: number
  /** Deleted subscriptions get nothing, not even what is on its way. */
  isDeleted: boolean
  /** The last notifications that were delivered, and that were given up. */
  readonly sent: Notification[]
  readonly errors: Notification[]
}
