import { describe, expect, it } from 'vitest'
import { connections, isCloud } from '../../contracts/wire/index.ts'
import { castOf, chanceOf } from '../../src/simulation/cast/cast.ts'
import { marksIn } from '../../src/simulation/cast/marks.ts'
import { characters, type Person } from '../../src/simulation/cast/person.ts'
import { type Act, lifeOf } from '../../src/simulation/characters/index.ts'
import { simulated } from './simulated.ts'

function actsOf(person: Person, seed: number, count: number): Act[] {
  const life = lifeOf({ person, random: chanceOf(seed, person.number, 'life') })
  return Array.from({ length: count }, () => life.next().value as Act)
}

describe('the cast', () => {
  const cast = castOf(200, 1, connections)

  it('has every character among the first few, and every connection', () => {
    expect(new Set(cast.slice(0, 7).map(({ character }) => character))).toEqual(new Set(characters))
    expect(new Set(cast.flatMap(({ devices }) => devices.map(({ connection }) => connection)))).toEqual(
      new Set(connections),
    )
  })

  it('gives two devices to some, both in one mode, and one to all others', () => {
    for (const { character, devices } of cast) {
      expect(devices.length).toBe(character === 'two devices' ? 2 : 1)
      expect(new Set(devices.map(({ connection }) => isCloud(connection))).size).toBe(1)
    }
  })

  it('makes teams of several people, each with one founder', () => {
    const teams = Map.groupBy(
      cast.flatMap(({ membership }) => membership ?? []),
      ({ team }) => team,
    )
    for (const members of teams.values()) {
      expect(members.length).toBe(4)
      expect(members.filter(({ isFounder }) => isFounder).length).toBe(1)
    }
  })

  it('is the same whoever else is in it', () => {
    expect(castOf(10, 1, connections)).toEqual(cast.slice(0, 10))
  })
})

describe('a life', () => {
  const cast = castOf(40, 3, connections)

  it('bears the mark of its person and team in what it says, and no other', () => {
    for (const person of cast) {
      const own = [person.mark, ...(person.membership === undefined ? [] : [`team${person.membership.team}`])]
      const said = marksIn(JSON.stringify(actsOf(person, 3, 60).map(({ action }) => action)))
      expect(said).toContain(person.mark)
      expect([...said].filter((mark) => !own.includes(mark))).toEqual([])
    }
  })

  it('leaves two seconds and more between two acts, and is the same for one seed', () => {
    for (const person of cast) {
      const acts = actsOf(person, 3, 60)
      expect(Math.min(...acts.map(({ afterMs }) => afterMs))).toBeGreaterThanOrEqual(2000)
      expect(actsOf(person, 3, 60)).toEqual(acts)
    }
  })
})

describe('a day', () => {
  it('has twenty events and more for each person on average, the weather over', async () => {
    const { counts, end } = await simulated({ people: 200, hours: 24 })
    expect(counts.accepted / 200).toBeGreaterThan(20)
    expect(end.afterMs).toBeGreaterThanOrEqual(24 * 3_600_000)
  })
})
