import { ruleOfBreakdown } from '../../../contracts/rules/index.ts'
import { type Connection, isCloud } from '../../../contracts/wire/index.ts'
import { arbitraryCase, type GeneratedCase } from '../../generate/index.ts'
import { type Case, oneSecondApart, type Performance, type Stage } from '../../runner/index.ts'
import { type Relation, relations } from '../relations/index.ts'
import type { Kind } from './kind.ts'

function caseOf(id: string, { connection, settings, events }: GeneratedCase): Case {
  return { id, suite: 'properties', connection, settings, events: oneSecondApart(events) }
}

/** Generated events, judged by every rule. */
export function eventsKind(connections: readonly Connection[]): Kind<GeneratedCase> {
  return {
    name: 'properties/events',
    arbitrary: arbitraryCase(connections),
    play: async (stage, value, id) => [blamed(await stage.play(caseOf(id, value)), value)],
  }
}

/** A generated case is made for no rule: where it broke the target, the event over which it fell says which rule of cloud mode that breaks. */
function blamed(performance: Performance, { connection, events }: GeneratedCase): Performance {
  if (performance.breakdown === undefined || !isCloud(connection)) return performance
  const event = events[performance.played.exchanges.length]
  return event === undefined ? performance : { ...performance, rule: ruleOfBreakdown(event) }
}

/** Generated events beside a variant of them, compared by one relation. */
function relationKind(connections: readonly Connection[], relation: Relation): Kind<GeneratedCase> {
  return {
    name: `properties/${relation.name}`,
    arbitrary: arbitraryCase(connections),
    play: async (stage, value, id) => {
      const varied = relation.vary(value)
      if (varied === undefined) return []
      return [await stage.play(caseOf(id, value)), await playVariant(stage, relation, varied, id)]
    },
  }
}

async function playVariant(stage: Stage, relation: Relation, varied: GeneratedCase, id: string): Promise<Performance> {
  const performance = await stage.play({ ...caseOf(id, varied), isVariant: true })
  return { ...blamed(performance, varied), part: 'variant', relation: relation.name }
}

/** One kind for each relation. */
export function relationKinds(connections: readonly Connection[]): Kind<GeneratedCase>[] {
  return relations.map((relation) => relationKind(connections, relation))
}

/** The variant of a case by the relation whose turn it is; nothing where that does not apply. */
export async function variantInTurn(
  stage: Stage,
  value: GeneratedCase,
  turn: number,
  origin: string,
): Promise<Performance[]> {
  const relation = relations[turn % Math.max(1, relations.length)]
  const varied = relation?.vary(value)
  if (relation === undefined || varied === undefined) return []
  return [await playVariant(stage, relation, varied, `properties/${relation.name}@${origin}`)]
}
