import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Segment } from '../workspace/segment.ts'

/** A segment as API 1.4 shows it (API page "View a segment"). */
export function segmentView({ id, name, created_at, updated_at, person_type }: Segment): JsonObject {
  return { type: 'segment', id, name, created_at, updated_at, person_type }
}

/** The segments of a person or company, by their ids alone (API page "Users: the user model"). */
export function segmentList(segments: Iterable<Segment> | undefined): JsonObject {
  const refs = segments === undefined ? [] : Array.from(segments, ({ id }) => ({ type: 'segment', id }))
  return { type: 'segment.list', segments: refs }
}
