import { eventsStandAlone } from './event-order.ts'
import { keyOrderIsFree } from './key-order.ts'
import { oneMoreGroupTrait, oneMoreProperty, oneMoreTrait } from './one-more.ts'
import type { Agreement, Relation } from './relation.ts'
import { journeysEndAlike } from './same-end.ts'
import { unnamedSettingsAreUnread } from './unnamed-settings.ts'
import { unrelatedContextIsUnread } from './unrelated-context.ts'

export type { Agreement, Relation } from './relation.ts'

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

/** Everything by which one run is held against another. */
export const agreements: readonly Agreement[] = [...relations, ...journeysEndAlike]
