import { type Rule, rules } from '../../contracts/rules/index.ts'
import { type Case, createStage } from '../../src/runner/index.ts'
import { liars } from '../liars/index.ts'
import type { Liar } from '../liars/liar.ts'
import type { Trial } from './trial.ts'

/** The lie that is told, and the first case in which it is seen. */
export type SeenIn = Readonly<Record<string, string>>

const all = Object.values(liars).flat()

async function isSeen({ target, breaks }: Liar, toPlay: Case): Promise<boolean> {
  const { played, breakdown } = await createStage(target, 7).play(toPlay)
  const rule = rules.find(({ id }) => id === breaks) as Rule
  return breakdown !== undefined || rule.judge(played).some(({ findings }) => findings.length > 0)
}

/** Looks for the case in which each liar is seen first: done once, since most cases show no lie. */
export async function seenIn(cases: readonly Case[]): Promise<SeenIn> {
  const seen: Record<string, string> = {}
  for (const liar of all) {
    for (const toPlay of cases) {
      if (!(await isSeen(liar, toPlay))) continue
      seen[liar.lie] = toPlay.id
      break
    }
  }
  return seen
}

/** What `test/liars` promises: each liar is caught by the rule that it breaks. */
export function liarTrials(cases: readonly Case[], seen: SeenIn): Trial[] {
  return all.flatMap((liar) => {
    const toPlay = cases.find(({ id }) => id === seen[liar.lie])
    if (toPlay === undefined) return []
    const complaint = async () => ((await isSeen(liar, toPlay)) ? undefined : `${liar.breaks} does not see it`)
    return [{ name: `liars: ${liar.lie}`, complaint }]
  })
}
