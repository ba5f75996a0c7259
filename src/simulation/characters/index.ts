import type { Character } from '../cast/person.ts'
import { colleague } from './colleague.ts'
import { hostile } from './hostile.ts'
import type { Life, Role } from './life.ts'
import { withNews } from './news.ts'
import { shopper } from './shopper.ts'
import { twoDevices } from './two-devices.ts'
import { unsubscriber } from './unsubscriber.ts'
import { visitor } from './visitor.ts'

export type { Act, Life } from './life.ts'

const lives: Record<Character, (role: Role) => Life> = {
  shopper,
  visitor,
  colleague,
  'two devices': twoDevices,
  unsubscriber,
  hostile,
}

/** The life of a person. */
export function lifeOf(role: Role): Life {
  return withNews(lives[role.person.character](role), role)
}
