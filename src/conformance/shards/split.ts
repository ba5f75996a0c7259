import type { Shard } from '../../../contracts/wire/index.ts'

/** A stretch of numbered things: the first, and the one after the last. */
export interface Range {
  from: number
  to: number
}

/** The stretch of so many things that a shard plays; all of them without one. All shards together play each thing once. */
export function shareOf(shard: Shard | undefined, count: number): Range {
  if (shard === undefined) return { from: 0, to: count }
  const before = (index: number) => Math.floor((count * index) / shard.count)
  return { from: before(shard.index - 1), to: before(shard.index) }
}

/** Whether the thing at a place, counted from 0, is a shard's, where they are dealt in turn: those that are slow often stand side by side. */
export function isDealtTo(shard: Shard | undefined, place: number): boolean {
  return shard === undefined || place % shard.count === shard.index - 1
}
