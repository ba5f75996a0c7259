import type { Clock } from '../../../contracts/wire/index.ts'
import type { Outbox } from '../notifications/outbox.ts'

/** What a workspace is given from outside. */
export interface Surroundings {
  clock: Clock
  /** Takes what subscriptions are told; without it nothing is told. */
  outbox: Outbox | undefined
}
