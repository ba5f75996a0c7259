import { type Report, standingOf } from '../../contracts/wire/index.ts'
import { many } from './counts.ts'

/** The verdict on a run for a heading, to be read after the name of the target; and what it rests on, in one sentence. */
export interface Headline {
  says:
    | 'keeps the contract'
    | 'is as expected'
    | 'breaks the contract'
    | 'is not as expected'
    | 'proves nothing'
    | 'was not judged to the end'
  because: string
}

/** A run may pass with deviations that are known, and fail though no rule is broken: then the heading says no more than that. */
export function headlineOf({ summary, rules, failOn, complete, shard }: Report): Headline {
  const count = (standing: ReturnType<typeof standingOf>) =>
    rules.filter((rule) => standingOf(rule, failOn) === standing).length
  const [fails, warns, known, kept] = [count('fails'), count('warns'), count('known'), count('kept')]
  const told = [
    ...(fails > 0 ? [`${many(fails, 'rule')} ${fails === 1 ? 'fails' : 'fail'} the run`] : []),
    ...(warns > 0 ? [`${many(warns, 'rule')} ${warns === 1 ? 'warns' : 'warn'}`] : []),
    ...(known > 0 ? [`${many(known, 'rule')} ${known === 1 ? 'is' : 'are'} broken and known`] : []),
    `${many(kept, 'rule')} ${kept === 1 ? 'is' : 'are'} kept`,
    ...(fails + warns + known === 0 ? ['none is broken'] : []),
  ]
  const part = shard ? ` This is shard ${shard.index} of ${shard.count}: merge them all for the verdict.` : ''
  const because = `${told.join(', ')}.${part}`
  if (summary.verdict === 'inconclusive')
    return { says: complete ? 'proves nothing' : 'was not judged to the end', because: summary.reason ?? because }
  if (summary.verdict === 'failed') return { says: fails > 0 ? 'breaks the contract' : 'is not as expected', because }
  return { says: known > 0 ? 'is as expected' : 'keeps the contract', because }
}
