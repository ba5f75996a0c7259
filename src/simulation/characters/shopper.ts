import { browsing, introduction, ordering } from './browsing.ts'
import { between, type Life, pick, type Role, visit } from './life.ts'

/** Looks around as nobody, signs in, buys; logs out at times, and is known again at the next visit. */
export function* shopper({ person, random }: Role): Life {
  for (let visits = 0; ; visits += 1) {
    const isNew = visits === 0 || random() < 0.3
    const isOrdering = random() < 0.4
    const isLeaving = random() < 0.15
    const loyalty = pick(random, ['bronze', 'silver', 'gold'])
    yield* visit(random, visits === 0, [
      ...(isNew ? browsing(random, person, between(random, 1, 2)) : []),
      ...(isNew || random() < 0.5 ? [introduction(person, { loyalty, visits })] : []),
      ...browsing(random, person, between(random, 3, 8)),
      ...(isOrdering ? ordering(random, person, visits) : []),
      ...(isLeaving ? [{ reset: true as const }, ...browsing(random, person, 1), introduction(person)] : []),
    ])
  }
}
