import { type Shard, shardsMost } from '../../../contracts/wire/index.ts'
import { InputError } from '../../input/index.ts'

/** Reads `--shard I/N`: the first of eight parts is 1/8, the last one 8/8. */
export function readShard(word: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(word) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (shard.count >= 1 && shard.count <= shardsMost && shard.index >= 1 && shard.index <= shard.count) return shard
  const range =
    shard.count >= 1 && shard.count <= shardsMost
      ? ` from 1/${shard.count} to ${shard.count}/${shard.count}`
      : ', as 3/8'
  throw new InputError(`"--shard ${word}" names no part of a run. Write I/N${range}, at most ${shardsMost} parts.`)
}
