import { askOnce, breakdownOf, inputOf } from '../../runner/index.ts'
import { type Answer, Disturbed, type Target } from '../../targets/index.ts'
import type { Tell } from '../invariants/index.ts'
import type { Deed } from './deed.ts'

/** What the target makes of an event; `undefined` where it could not answer, which is told. */
export async function askTarget(target: Target, deed: Deed, session: string, tell: Tell): Promise<Answer | undefined> {
  const ask = (alone: boolean) => askOnce(target, inputOf(deed, session, target), alone ? { alone } : {})
  try {
    try {
      return await ask(false)
    } catch (thrown) {
      if (!(thrown instanceof Disturbed)) throw thrown
      return await ask(true)
    }
  } catch (thrown) {
    const says = `The target gave no answer to ${deed.id}: ${breakdownOf(thrown).message}.`
    tell({ at: deed.at, people: [deed.person.number], says })
    return undefined
  }
}
