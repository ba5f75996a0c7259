import { describe, expect, test } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { encodeJson, isCloud } from '../../contracts/wire/index.ts'
import { reference } from '../../src/targets/index.ts'
import { judgeAll } from './judge-all.ts'

/** J1 and E1 are judged on journeys, which say how they end, or are compared over two connections. */
const ofJourneys = ['J1', 'E1', 'E1.attributes']
const judged = rules.filter(
  ({ id, level, connections }) => level !== 'may' && connections.some(isCloud) && !ofJourneys.includes(id),
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
