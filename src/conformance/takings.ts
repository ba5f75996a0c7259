import { demandedBy, demandedOf } from '../../contracts/rules/index.ts'
import type { Exchange, Met, Report, RuleReport, SupportedType } from '../../contracts/wire/index.ts'

type Taking = Met['takings'][number]

/** By type, what became of the events that had to be delivered in cloud mode. */
export class Takings {
  readonly #byType = new Map<SupportedType, Taking>()

  take(exchanges: readonly Exchange[]): void {
    for (const exchange of exchanges) {
      const demanded = demandedOf(exchange)
      if (demanded === undefined) continue
      const dropped = demanded.dropped ? 1 : 0
      this.add({ type: demanded.type, taken: 1 - dropped, dropped })
    }
  }

  add({ type, taken, dropped }: Taking): void {
    const known = this.#byType.get(type)
    this.#byType.set(type, { type, taken: (known?.taken ?? 0) + taken, dropped: (known?.dropped ?? 0) + dropped })
  }

  all(): Taking[] {
    return [...this.#byType.values()].toSorted((one, other) => one.type.localeCompare(other.type))
  }
}

/**
 * The types of which a target takes no event at all. Each rule looks at one event and cannot know it: what it tells then is a
 * consequence. Only where the rule that demands delivery is broken, and of more than one event.
 */
export function untakenOf(
  { takings }: Pick<Met, 'takings'>,
  rules: readonly RuleReport[],
): Pick<Report['summary'], 'untaken'> {
  const isBroken = (type: SupportedType) =>
    rules.some(({ id, verdict }) => id === demandedBy[type] && verdict === 'failed')
  const untaken = takings
    .filter(({ type, taken, dropped }) => taken === 0 && dropped > 1 && isBroken(type))
    .map(({ type, dropped }) => ({ eventType: type, dropped }))
  return untaken.length === 0 ? {} : { untaken }
}
