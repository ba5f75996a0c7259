import { describe, expect, test } from 'vitest'
import { areaOf, rules } from '../../contracts/rules/index.ts'
import { encodeJson, isCloud } from '../../contracts/wire/index.ts'
import { reference } from '../../src/targets/index.ts'
import { judgeAll } from './judge-all.ts'

/** Rules of journeys need an end that is told, or two connections; those of delivery a target that delivers by itself. */
const ofOtherCases = ['journeys', 'delivery']
const judged = rules.filter(
  (rule) => rule.level !== 'may' && rule.connections.some(isCloud) && !ofOtherCases.includes(areaOf(rule)),
)

describe('2,000 generated cases', async () => {
  const { exercised, findings, errors } = await judgeAll(reference, 20_260_304, 2_000)

  test('exercise every rule often', () => {
    const table = judged.map(({ id }) => [id, exercised.get(id) ?? 0] as const)
    const rare = table.filter(([, count]) => count < 20)
    expect(rare, table.map(([id, count]) => `${id} ${count}`).join('\n')).toEqual([])
  })

  test('find that the reference keeps every rule', () => {
    const told = [...findings].map(
      ([cause, { finding, given }]) => `${cause}\n${encodeJson(finding)}\n${encodeJson(given)}`,
    )
    expect(errors).toEqual([])
    expect(told).toEqual([])
  })
})
