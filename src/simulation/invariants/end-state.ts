import type { Expectations } from '../../../contracts/wire/index.ts'
import { compareWithModel, type Doubt } from '../end/against-model.ts'
import { endOf } from '../end/held.ts'
import type { Invariant } from './watcher.ts'

/** What the model knows when a run is over. */
export interface ModelEnd {
  expectations(): Expectations
  doubt: Doubt
}

export const endStateTerms = {
  name: 'end state',
  says: 'Intercom holds in the end the users, links, companies and events that the model demands, and no others.',
}

/** The end that the contract's *must* lines demand of these lives, whatever the weather was. */
export const endState = (model: ModelEnd): Invariant => ({
  ...endStateTerms,
  watch: (tell) => ({
    over: ({ at, state }) => compareWithModel(endOf(state), model.expectations(), model.doubt, at, tell),
  }),
})
