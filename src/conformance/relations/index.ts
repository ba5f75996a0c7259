import { eventsStandAlone } from './event-order.ts'
import { keyOrderIsFree } from './key-order.ts'
import { oneMoreGroupTrait, oneMoreProperty, oneMoreTrait } from './one-more.ts'
import type { Relation } from './relation.ts'
import { unnamedSettingsAreUnread } from './unnamed-settings.ts'
import { unrelatedContextIsUnread } from './unrelated-context.ts'

export type { Relation } from './relation.ts'

/** Every relation between two runs that the contract demands. */
export const relations: readonly Relation[] = [
  keyOrderIsFree,
  eventsStandAlone,
  unrelatedContextIsUnread,
  unnamedSettingsAreUnread,
  oneMoreTrait,
  oneMoreProperty,
  oneMoreGroupTrait,
]
