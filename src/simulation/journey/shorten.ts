import { answers } from '../invariants/answers.ts'
import type { Breach } from '../invariants/index.ts'
import type { Broken } from '../run/breaches.ts'
import type { Done, Selection } from '../run/live.ts'
import { minimise } from './minimise.ts'

/** A target that gives no answer is waited for, by default ten seconds: in that time thousands of others are given. */
const actsPerSilence = 2_000

/** What is seen when only some live, and do only some of their acts. */
export interface Replayed {
  broken: readonly Broken[]
  done: readonly Done[]
}

/** The shortest journey that was found to break an invariant. */
export interface Shortened {
  done: readonly Done[]
  /** What it shows: the same invariant, perhaps in other words. */
  breach: Breach
}

/**
 * Shortens what people did until an invariant broke: first to those concerned, else to fewer of all; then to fewer acts. Lives are lived again,
 * at most so many acts in all. `undefined` where it does not break again.
 */
export async function shorten(
  breach: Breach,
  everybody: readonly number[],
  replay: (selection: Selection) => Promise<Replayed>,
  actsMax: number,
): Promise<Shortened | undefined> {
  let acts = 0
  let best: Shortened | undefined

  async function shows(selection: Selection): Promise<boolean | undefined> {
    if (acts >= actsMax) return undefined
    const { broken, done } = await replay(selection)
    const silences = broken.find(({ first }) => first.invariant === answers.name)?.times ?? 0
    acts += done.length + 1 + silences * actsPerSilence
    const same = broken.find(({ first }) => first.invariant === breach.invariant)
    if (same === undefined) return false
    best = { done: done.filter(({ at }) => at <= same.first.at), breach: same.first }
    return true
  }
  const ofPeople = (people: readonly number[]) => shows({ people: new Set(people), keeps: () => true })
  const ofActs = (kept: readonly Done[]) => {
    const ids = new Set(kept.map(({ person, step }) => `${person.number}/${step}`))
    const people = new Set(kept.map(({ person }) => person.number))
    return shows({ people, keeps: (person, step) => ids.has(`${person}/${step}`) })
  }

  const areEnough = breach.people.length > 0 && (await ofPeople(breach.people))
  if (!areEnough && (await ofPeople(everybody))) await minimise(everybody, ofPeople)
  if (best !== undefined) await minimise(best.done, ofActs)
  return best
}
