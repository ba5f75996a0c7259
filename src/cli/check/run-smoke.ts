import { smoke } from '../../conformance/index.ts'
import { InputError } from '../../input/index.ts'
import { smokeText } from '../../report/index.ts'
import { openStand, type Stand } from '../../runner/index.ts'
import { targetKindOf } from '../../targets/index.ts'
import type { ExitCode } from '../exit-code.ts'
import { untilInterrupted } from '../interrupt.ts'
import type { CheckOptions } from './check-options.ts'
import type { ReportDestination } from './reporter-option.ts'
import { standOptions } from './stand-options.ts'
import { tellEach } from './tell-each.ts'

/** `check TARGET --suite smoke`: whether the adapter works, before the implementation is judged. */
export async function runSmoke(
  word: string,
  options: CheckOptions,
  destinations: readonly ReportDestination[],
): Promise<ExitCode> {
  if (targetKindOf(word) === 'trace') {
    throw new InputError('A trace is read, not asked: there is no adapter to try. Leave --suite smoke out.')
  }
  const unfit = destinations.find(({ name }) => name !== 'human' && name !== 'json')
  if (unfit !== undefined) throw new InputError(`The smoke suite is told by human or json, not by ${unfit.name}.`)
  const { interrupted, release } = untilInterrupted()
  let stand: Stand | undefined
  try {
    stand = await openStand(word, standOptions(options, interrupted))
    const report = await smoke(stand.target, stand.world)
    await tellEach(destinations, (name, color) =>
      name === 'json' ? `${JSON.stringify(report, null, 2)}\n` : smokeText(report, { color }),
    )
    return report.passed ? 0 : 1
  } finally {
    await stand?.close()
    release()
  }
}
