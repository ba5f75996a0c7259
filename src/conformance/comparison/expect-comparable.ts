import { InputError } from '../../input/index.ts'
import type { Side } from './compare.ts'

/** An `InputError` where a report says too little to be compared: of a part of a run, of one that was stopped, of nothing. */
export function expectComparable(before: Side, after: Side): void {
  for (const { name, report } of [before, after]) {
    if (report.shard !== undefined) {
      throw new InputError(
        `This report is of shard ${report.shard.index} of ${report.shard.count}: what it did not meet, another may have. Merge the shards first.`,
        { file: name },
      )
    }
    if (!report.complete) {
      throw new InputError(
        `This report is not complete: what it did not meet was perhaps not played. ${report.stopped ?? ''}`.trim(),
        { file: name },
      )
    }
  }
  const { summary } = before.report
  if (summary.verdict === 'inconclusive') {
    throw new InputError(
      `This run proved nothing, so that there is nothing to hold another against: ${summary.reason ?? ''}`,
      {
        file: before.name,
      },
    )
  }
}
