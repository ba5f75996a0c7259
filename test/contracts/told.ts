import { rules } from '../../contracts/rules/index.ts'
import type { JsonValue, Vector } from '../../contracts/wire/index.ts'
import { abridge } from '../../src/conformance/abridge.ts'
import { createStage, vectorCase } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'

/** Where it stands what each broken vector is told, a vector to a line. */
export const toldFile = 'test/golden/findings.jsonl'

/** What the rule of a vector tells about its outcomes, as one line of JSON. */
export async function toldOf(vector: Vector): Promise<string> {
  const { played, secrets } = await createStage(reference, 7).play(vectorCase(vector))
  const judgements = rules.find(({ id }) => id === vector.rule)?.judge(played) ?? []
  const findings = judgements.flatMap(({ exchange, findings }) =>
    findings.map((finding) => ({ exchange, ...(abridge(secrets.hide(finding as unknown as JsonValue)) as object) })),
  )
  return JSON.stringify({ vector: vector.id, findings })
}
