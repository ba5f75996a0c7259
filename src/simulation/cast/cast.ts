import { type Connection, isCloud, type Random, seededRandom } from '../../../contracts/wire/index.ts'
import { personMark } from './marks.ts'
import type { Character, Device, Person } from './person.ts'

/** Twenty people as they follow each other: the first six show every character, four in a row are one team. */
const troupe: readonly Character[] = [
  ...(['shopper', 'visitor', 'colleague', 'colleague', 'two devices', 'unsubscriber', 'hostile'] as const),
  ...(['colleague', 'colleague', 'shopper', 'shopper', 'visitor', 'shopper', 'shopper', 'unsubscriber'] as const),
  ...(['shopper', 'two devices', 'visitor', 'shopper', 'shopper'] as const),
]

const teamSize = 4

/**
 * The people of a simulation, the same for one seed however many of them are asked to live: each is drawn by a chance of
 * their own.
 */
export function castOf(count: number, seed: number, connections: readonly Connection[]): Person[] {
  let colleagues = 0
  return Array.from({ length: count }, (_, number) => {
    const character = troupe[number % troupe.length] as Character
    const random = chanceOf(seed, number, 'cast')
    const person = { number, mark: personMark(number), character, devices: devicesOf(character, connections, random) }
    if (character !== 'colleague') return person
    colleagues += 1
    const place = colleagues - 1
    return { ...person, membership: { team: Math.floor(place / teamSize), isFounder: place % teamSize === 0 } }
  })
}

/** Chance of one person alone, so that nobody's life depends on who else lives. */
export function chanceOf(seed: number, person: number, of: 'cast' | 'life' | 'device'): Random {
  const salt = { cast: 0x2545f491, life: 0x4f6cdd1d, device: 0x1b873593 }[of]
  return seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(person + 1, 0x85ebca6b) ^ salt)
}

function devicesOf(character: Character, connections: readonly Connection[], random: Random): Device[] {
  const first = oneOf(connections, random)
  if (character !== 'two devices') return [deviceOn(first, random)]
  // What an SDK does at once and what is delivered later have no order: such a person would end in one way or another.
  const others = connections.filter((one) => one !== first && isCloud(one) === isCloud(first))
  const second = others.length === 0 ? first : oneOf(others, random)
  return [deviceOn(first, random), deviceOn(second, random)]
}

const oneOf = <Item>(items: readonly Item[], random: Random) => items[Math.floor(random() * items.length)] as Item

function deviceOn(connection: Connection, random: Random): Device {
  const phone = random() < 0.5 ? 'android' : 'ios'
  switch (connection) {
    case 'web-device':
    case 'web-cloud':
      return { connection, source: 'web' }
    case 'ios-device':
      return { connection, source: 'ios' }
    case 'android-device':
      return { connection, source: 'android' }
    case 'mobile-cloud':
      return { connection, source: phone }
    case 'server-cloud':
      return { connection, source: 'server' }
  }
}
