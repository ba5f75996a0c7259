import type { Action, JsonObject } from '../../../contracts/wire/index.ts'
import { browsing, introduction } from './browsing.ts'
import { between, type Life, pick, type Role, visit } from './life.ts'
import { essay, wildValues } from './wild.ts'

/** Says who they are, then what breaks programs: in traits, in properties. What else they say has to arrive whole, or the event is rejected (G8). */
export function* hostile({ person, random }: Role): Life {
  for (let visits = 0; ; visits += 1) {
    const acts: (Action | { action: Action; wild: JsonObject })[] = []
    if (visits === 0) acts.push(introduction(person))
    else if (random() < 0.6) acts.push({ action: introduction(person, { visits }), wild: pick(random, wildValues) })
    for (const action of browsing(random, person, between(random, 3, 8))) {
      const isWild = action.track !== undefined && random() < 0.3
      acts.push(isWild ? { action, wild: random() < 0.1 ? essay : pick(random, wildValues) } : action)
    }
    yield* visit(random, visits === 0, acts)
  }
}
