import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { ApiError } from '../refusal.ts'

/** An item of a job that was refused. */
export interface FailedItem {
  readonly id: string
  readonly updated_at: number
  readonly method: string
  readonly data_type: string
  readonly error: ApiError
  readonly data: JsonObject
}

/** The items of one request. */
export interface Task {
  readonly id: string
  readonly item_count: number
  readonly created_at: number
}

/** A bulk job. Its items are worked off at once; it takes more of them until it closes. */
export interface Job {
  readonly id: string
  readonly created_at: number
  readonly closing_at: number
  updated_at: number
  readonly tasks: Task[]
  readonly failed: FailedItem[]
}
