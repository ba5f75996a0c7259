import type { Evidence, HeldAgainst, Met, Report, Shard, Smaller } from '../../../contracts/wire/index.ts'
import type { Performance } from '../../runner/index.ts'
import type { KnownDeviations } from '../baseline/known-deviations.ts'
import type { CheckPlan } from '../check-plan.ts'
import type { Judge } from '../judge.ts'
import type { Sought } from '../shrink.ts'

/**
 * Keeps what `merge` needs of a shard. What was met is noted before anything is shrunk: in the whole run another shard may hold the
 * smallest case of a cause, and only what was shrunk from that one is taken over.
 */
export class Evidencing {
  readonly #judge: Judge
  readonly #plan: CheckPlan & { known: KnownDeviations; shard: Shard }
  readonly #smaller: Smaller[] = []
  #met: Met | undefined
  #known: HeldAgainst | undefined

  constructor(judge: Judge, plan: CheckPlan & { known: KnownDeviations; shard: Shard }) {
    this.#judge = judge
    this.#plan = plan
  }

  /** All cases were judged; what comes now is smaller ones. */
  endOfCases(): void {
    this.#met = this.#judge.met()
    this.#known = this.#plan.known.told()
  }

  /** Notes what every rule says of a smaller case and its variants: in the whole run it may be an example of theirs too. */
  note({ rule, message, caseId }: Sought, smaller: readonly Performance[]): void {
    let plain: Performance | undefined
    const examples: Smaller['examples'] = []
    for (const performance of smaller.filter(({ breakdown }) => breakdown === undefined)) {
      if (performance.relation === undefined) plain = performance
      for (const tally of this.#judge.tallies) {
        for (const example of tally.examples(performance, plain)) examples.push({ rule: tally.rule.id, ...example })
      }
    }
    this.#smaller.push({ rule: rule.id, message, from: caseId, examples })
  }

  /** Which part of the run this is, with all that adding it to the others takes. */
  shard(): Pick<Report, 'shard'> {
    const { shard, asked = {}, failOn, today = '', known } = this.#plan
    const evidence: Evidence = {
      run: { ...asked },
      failOn,
      today,
      ...(known.entries().length === 0 ? {} : { known: this.#known ?? known.told() }),
      met: this.#met ?? this.#judge.met(),
      smaller: this.#smaller,
    }
    return { shard: { ...shard, evidence } }
  }
}
