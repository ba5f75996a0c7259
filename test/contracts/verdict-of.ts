import { rules } from '../../contracts/rules/index.ts'
import type { JsonValue, Vector } from '../../contracts/wire/index.ts'
import { abridge } from '../../src/conformance/abridge.ts'
import { createStage, vectorCase } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'

/** Where it stands what is said of each vector, a vector to a line. */
export const verdictsFile = 'test/golden/verdicts.jsonl'

/** Inputs alone are for a target: the reference plays those of its connections. */
export const isPlayed = ({ connection, outcomes }: Vector): boolean =>
  outcomes !== undefined || reference.connections.includes(connection)

/** What all rules say of a vector, as one line of JSON: where each applies, and what it tells. */
export async function verdictOf(vector: Vector): Promise<string> {
  const { played, secrets } = await createStage(reference, 7).play(vectorCase(vector))
  const applies: string[] = []
  const findings: JsonValue[] = []
  for (const { id, connections, judge } of rules) {
    if (!connections.includes(vector.connection)) continue
    for (const { exchange, findings: found } of judge(played)) {
      applies.push(exchange === 0 ? id : `${id}@${exchange}`)
      for (const finding of found) {
        findings.push({ rule: id, ...(abridge(secrets.hide(finding as unknown as JsonValue)) as object) })
      }
    }
  }
  return JSON.stringify({ vector: vector.id, applies: applies.join(' '), findings })
}
