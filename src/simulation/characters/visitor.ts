import { browsing } from './browsing.ts'
import { between, type Life, type Role, visit } from './life.ts'

/** Never says who they are: in cloud mode nothing of this visitor may reach Intercom (I3). */
export function* visitor({ person, random }: Role): Life {
  for (let visits = 0; ; visits += 1) {
    yield* visit(random, visits === 0, [
      ...browsing(random, person, between(random, 3, 8)),
      ...(random() < 0.3 ? [{ identify: null, traits: { motto: `nobody is ${person.mark}` } }] : []),
    ])
  }
}
