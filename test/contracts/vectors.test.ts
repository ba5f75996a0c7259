import { afterEach, describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import type { Vector } from '../../contracts/wire/index.ts'
import { createStage, loadVectors, vectorCase } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'

/** Inputs alone are for a target: the reference plays those of its connections. */
const isPlayed = ({ connection, outcomes }: Vector) =>
  outcomes !== undefined || reference.connections.includes(connection)
const all = loadVectors()
const vectors = all.filter(isPlayed)

/** Plays a vector (its own outcomes where it has some, else the reference's) and answers what its rule found. */
async function judged(vector: Vector) {
  const rule = rules.find(({ id }) => id === vector.rule)
  if (rule === undefined) throw new Error(`The vector ${vector.id} is of a rule "${vector.rule}" that does not exist.`)
  const { played, breakdown } = await createStage(reference, 7).play(vectorCase(vector))
  if (breakdown !== undefined) throw new Error(breakdown.message)
  return { played, judgements: rule.judge(played) }
}

describe('vectors', () => {
  it.for(vectors.filter(({ expect }) => expect === 'pass'))('$id passes, and exercises its rule', async (vector) => {
    const { judgements } = await judged(vector)
    expect(judgements.length, 'how often the rule applied').toBeGreaterThan(0)
    expect(judgements.flatMap(({ findings }) => findings)).toEqual([])
  })

  it.for(vectors.filter(({ expect }) => expect === 'flag'))('$id is flagged', async (vector) => {
    const { judgements } = await judged(vector)
    expect(judgements.flatMap(({ findings }) => findings).length, 'findings').toBeGreaterThan(0)
  })

  it.for(vectors.filter(({ expect, outcomes }) => expect === 'pass' && outcomes !== undefined))(
    '$id breaks no other must-rule',
    async (vector) => {
      const { played } = await judged(vector)
      const broken = rules
        .filter(({ level, connections }) => level === 'must' && connections.includes(vector.connection))
        .filter((rule) => rule.judge(played).some(({ findings }) => findings.length > 0))
      expect(broken.map(({ id }) => id)).toEqual([])
    },
  )

  // J1 judges the ends of scenarios, E1 compares two journeys: no vector has either. Their proof are scenarios, liars and tests.
  const ofJourneys = ['J1', 'E1', 'E1.attributes']
  it.for(rules.filter(({ id, level }) => level !== 'may' && !ofJourneys.includes(id)))(
    '$id has two inputs that keep it and an outcome that breaks it',
    ({ id }) => {
      const own = all.filter(({ rule }) => rule === id)
      // A delivery is written out like an outcome: no target is asked for one.
      const isInput = ({ outcomes, deliveries }: Vector) => outcomes === undefined || deliveries !== undefined
      const inputs = own.filter((vector) => vector.expect === 'pass' && isInput(vector))
      expect(inputs.length).toBeGreaterThanOrEqual(2)
      expect(own.filter(({ expect }) => expect === 'flag').length).toBeGreaterThanOrEqual(1)
    },
  )
})

describe('vectors in another time zone', () => {
  const zoneHere = process.env['TZ']
  afterEach(() => {
    if (zoneHere === undefined) delete process.env['TZ']
    else process.env['TZ'] = zoneHere
  })

  it.for([
    ['Asia/Kolkata', -330],
    ['America/St_Johns', 150],
  ] as const)('are judged the same in %s', async ([zone, offsetMinutes]) => {
    process.env['TZ'] = zone
    expect(new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset()).toBe(offsetMinutes)
    const wrong: string[] = []
    for (const vector of vectors) {
      const { judgements } = await judged(vector)
      const isFlagged = judgements.some(({ findings }) => findings.length > 0)
      if (isFlagged !== (vector.expect === 'flag')) wrong.push(vector.id)
    }
    expect(wrong).toEqual([])
  })
})
