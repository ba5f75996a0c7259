import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { rules } from '../../../contracts/rules/index.ts'
import { exitCodeOf, selectRules } from '../../conformance/index.ts'
import { InputError } from '../../input/index.ts'
import { baselineText } from '../../report/index.ts'
import type { ExitCode } from '../exit-code.ts'
import { checkCommand } from './check-options.ts'
import { type Asked, withConfig } from './config/with-config.ts'
import { judgeTarget } from './judge-target.ts'

/** The baseline that `init` writes where no config names another. */
const usualName = 'intercom-conformance.baseline.yaml'

/** What a first run found, as far as it could be made. */
export interface FirstBaseline {
  /** Its file, beside the config. */
  file: string
  /** What to write there; nothing where the target keeps the contract, could not be judged, or has a baseline that is to stay. */
  text?: string
  isJudged: boolean
  /** What came of the run, in a few sentences. */
  says: string
  exitCode: ExitCode
}

/**
 * Judges a target as `check` with these words will, to know what a baseline has to cover. A baseline that is there counts, and stays unless it
 * is to be written `anew`; its entries stay then too. A target that cannot be judged is told, and is no error.
 */
export async function firstBaseline(words: readonly string[], anew: boolean): Promise<FirstBaseline> {
  const { word, options } = askedBy(words)
  const file = options.baseline ?? usualName
  const isThere = existsSync(file)
  const selected = options.rules === undefined ? rules : selectRules(rules, options.rules)
  // Of what the config asks for, nothing but the verdict is wanted here, and all of it.
  const { record: _, bail: __, ...kept } = options
  const asked = { ...kept, ...(isThere ? { baseline: file } : {}), updateBaseline: true }
  const judged = await orSaid(judgeTarget(word, asked, selected, () => {}))
  const said = typeof judged === 'string' ? judged : judged.report.summary.reason
  if (typeof judged === 'string' || judged.report.summary.verdict === 'inconclusive') {
    return { file, isJudged: false, says: `It could not be judged yet: ${said}`, exitCode: 2 }
  }
  const { report, known } = judged
  const { errored } = report.summary
  const broken = report.rules.filter(
    ({ level, verdict }) => verdict === 'failed' && (level === 'must' || level === 'should'),
  )
  const result = { file, isJudged: true, exitCode: errored === 0 ? 0 : 1 } as const
  const breaks = errored === 0 ? '' : ` It broke over ${errored} cases, which no baseline covers: mend these first.`
  if (isThere && !anew) {
    const exitCode = exitCodeOf(report)
    const says = exitCode === 0 ? 'covers what was found' : 'does not say what was found; see check'
    return { ...result, exitCode, says: `${file} is there already, and ${says}.` }
  }
  if (broken.length === 0 && known.entries().length === 0) {
    return { ...result, says: `It keeps the contract: there is no baseline to write.${breaks}` }
  }
  return {
    ...result,
    text: baselineText(report.rules, known.raised(), errored > 0 ? [] : known.unmet()),
    says: `What it breaks today stands in the baseline. Put a reason to each entry; what is new fails from now on.${breaks}`,
  }
}

/** What `check` would be asked by these words, and by the config of the folder. */
function askedBy(words: readonly string[]): Asked {
  let asked: Asked | undefined
  const command = checkCommand().exitOverride()
  command.action((given: string, _: unknown, self: Command) => {
    asked = withConfig(given, self)
  })
  command.parse([...words], { from: 'user' })
  if (asked === undefined) throw new InputError('These words ask for nothing.')
  return asked
}

/** Why there is no result, where that is the fault of the input: the target cannot be reached. */
async function orSaid<Result>(work: Promise<Result>): Promise<Result | string> {
  try {
    return await work
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
}
