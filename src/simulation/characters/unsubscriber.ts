import type { Action } from '../../../contracts/wire/index.ts'
import { browsing, introduction } from './browsing.ts'
import { between, type Life, type Role, visit } from './life.ts'

/** Wants no more emails, and must not get them again by what is said later (U16); seldom changes their mind. */
export function* unsubscriber({ person, random }: Role): Life {
  let said: boolean | undefined
  for (let visits = 0; ; visits += 1) {
    const news = said === undefined ? true : random() < 0.2 ? !said : undefined
    said = news ?? said
    const wish: Action[] =
      news === undefined ? [] : [{ identify: person.mark, traits: { unsubscribedFromEmails: news } }]
    yield* visit(random, visits === 0, [
      introduction(person, { visits }),
      ...browsing(random, person, between(random, 3, 6)),
      ...wish,
      ...browsing(random, person, between(random, 1, 3)),
    ])
  }
}
