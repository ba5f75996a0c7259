import fc from 'fast-check'
import { type Finding, rules } from '../../contracts/rules/index.ts'
import { cloudConnections } from '../../contracts/wire/index.ts'
import { arbitraryCase, type GeneratedCase } from '../../src/generate/index.ts'
import { createStage, oneSecondApart } from '../../src/runner/index.ts'
import type { Target } from '../../src/targets/index.ts'

/** What the rules say of generated cases. */
export interface Verdicts {
  /** How often each rule was exercised. */
  exercised: Map<string, number>
  /** The first finding of each cause, with the case in which it was found. */
  findings: Map<string, { finding: Finding; given: GeneratedCase }>
  errors: string[]
}

/** Plays generated cases on a target and judges each by every rule. */
export async function judgeAll(target: Target, seed: number, cases: number): Promise<Verdicts> {
  const verdicts: Verdicts = { exercised: new Map(), findings: new Map(), errors: [] }
  const stage = createStage(target, seed)
  for (const given of fc.sample(arbitraryCase(cloudConnections), { seed, numRuns: cases })) {
    const { connection, settings, events } = given
    const id = 'properties/generated'
    const { played, breakdown } = await stage.play({
      ...{ id, suite: 'properties', connection, settings, events: oneSecondApart(events) },
    })
    if (breakdown !== undefined) verdicts.errors.push(breakdown.message)
    for (const rule of rules) {
      if (!rule.connections.includes(connection)) continue
      for (const { findings } of rule.judge(played)) {
        verdicts.exercised.set(rule.id, (verdicts.exercised.get(rule.id) ?? 0) + 1)
        const [finding] = findings
        const cause = `${rule.id}: ${finding?.message}`
        if (finding && rule.level !== 'info' && !verdicts.findings.has(cause)) {
          verdicts.findings.set(cause, { finding, given })
        }
      }
    }
  }
  return verdicts
}
