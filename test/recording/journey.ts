import type { Action, JsonValue, Settings } from '../../contracts/wire/index.ts'

/** The SDKs that run here, by the kind of source they are. */
export const recordedKinds = ['web', 'server'] as const
export type RecordedKind = (typeof recordedKinds)[number]

/** What one person does with an SDK: each action becomes one recorded event, except `reset`. */
export interface Journey {
  name: string
  settings?: Settings
  /** A value `{ "$date": "…" }` stands for a Date object, which JSON cannot hold. */
  steps: readonly Action[]
}

/** Reads an action for an SDK: `{ $date }` becomes a Date object. For `JSON.parse`. */
export const datesRevived = (_key: string, value: { $date?: string } | null): unknown =>
  typeof value?.$date === 'string' ? new Date(value.$date) : value

/** Reads an action for a double: `{ $date }` becomes the ISO text that a Date object is in JSON. For `JSON.parse`. */
export const datesWritten = (_key: string, value: { $date?: string } | null): JsonValue =>
  typeof value?.$date === 'string' ? value.$date : (value as JsonValue)
