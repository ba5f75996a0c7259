import { sameJson } from '../../../contracts/wire/index.ts'
import { sentByItself } from './effects.ts'
import { comparing, type Relation } from './relation.ts'

/**
 * Each event of a case comes out as it does with its neighbours in another order; alone, it is looked at by G6 itself (docs/decisions,
 * "Each event is given once more"). What a target sends by itself may rest on what Intercom answered before, and is not
 * compared.
 */
export const eventsStandAlone: Relation = {
  name: 'event-order',
  rule: 'G6',
  vary: ({ connection, settings, events }) => {
    const reversed = events.toReversed()
    return sameJson(events, reversed) ? undefined : { connection, settings, events: reversed }
  },
  compare: comparing({
    message: 'An event comes out otherwise when the events of its case come in another order.',
    counterpart: (index, count) => count - 1 - index,
    isCompared: (plain, varied) => !sentByItself(plain) && !sentByItself(varied),
  }),
}
