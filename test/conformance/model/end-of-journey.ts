import type { Finding } from '../../../contracts/rules/index.ts'
import { rules } from '../../../contracts/rules/index.ts'
import { expectedEnd, scenarioOf } from '../../../src/conformance/model/index.ts'
import type { GeneratedJourney } from '../../../src/generate/index.ts'
import { type Case, createStage, scenarioCases } from '../../../src/runner/index.ts'
import type { Target } from '../../../src/targets/index.ts'

const endRule = rules.find(({ id }) => id === 'J1')

/** A journey as the case that plays it, with the end that the model expects. */
export function caseOf(journey: GeneratedJourney): Case {
  const scenario = scenarioOf(journey, expectedEnd(journey))
  const [only] = scenarioCases({ name: 'generated', file: 'generated', scenario })
  return only as Case
}

/** What J1 says of a case that a target has played. */
export async function findingsAtEnd(target: Target, toPlay: Case): Promise<Finding[]> {
  const { played } = await createStage(target, 1).play(toPlay)
  return (endRule?.judge(played) ?? []).flatMap(({ findings }) => findings)
}
