import { contractVersion } from '../../../contracts/rules/index.ts'
import type { Report } from '../../../contracts/wire/index.ts'
import { factsOf, toolVersion } from '../../conformance/index.ts'
import { HistoryWriter, type News } from '../../runner/index.ts'
import type { Target } from '../../targets/index.ts'
import { createProgress } from '../progress.ts'
import type { CheckOptions } from './check-options.ts'

/** Who looks on while a run goes: progress on a terminal, the history that is saved. */
export interface Watch {
  onCase(done: number, total: number): void
  onNews?(news: News): void
}

/** Runs with progress and history, and cleans up where it ends early. */
export async function watched(
  target: Target,
  options: CheckOptions,
  interrupted: AbortSignal,
  run: (watch: Watch) => Promise<Report>,
): Promise<Report> {
  const history = openHistoryFor(target, options)
  const progress = createProgress(process.stderr, () => performance.now())
  const leave = () => {
    progress.end()
    history?.abandon()
  }
  interrupted.addEventListener('abort', leave, { once: true })
  try {
    const report = await run({
      onCase: progress.show,
      ...(history === undefined ? {} : { onNews: (news) => history.take(news) }),
    })
    history?.end(report.stopped)
    return report
  } catch (error) {
    history?.abandon()
    throw error
  } finally {
    interrupted.removeEventListener('abort', leave)
    progress.end()
  }
}

function openHistoryFor(target: Target, { record, seed, shard }: CheckOptions): HistoryWriter | undefined {
  if (record === undefined) return undefined
  return new HistoryWriter(record, {
    kind: 'run',
    version: 1,
    tool: { name: 'intercom-conformance', version: toolVersion },
    contract: { version: contractVersion },
    ...factsOf({ target, seed }),
    ...(shard ? { shard } : {}),
  })
}
