import { delivers, field, isTaken, personOf, type Try, triesOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue, type PlayedCase } from '../../wire/index.ts'
import { defineCaseRule, type Finding, type Judgement } from '../define-rule.ts'
import { whenUnmet } from './when-unmet.ts'

/** What is known of the events before, of one person. */
interface Earlier {
  /** When the latest of them was first tried. */
  firstAt: number
  /** When Intercom took the last of what it took of them. */
  takenAt: number
}

const takenOf = (tries: readonly Try[]) => tries.filter(isTaken).map(({ sentAt }) => sentAt)

function checkOrder([first, ...others]: readonly [Try, ...Try[]], earlier: Earlier): Finding[] {
  if (first.sentAt < earlier.firstAt) {
    return [{ message: 'An event is tried before one of the same person that came earlier.' }]
  }
  const [takenFirst] = takenOf([first, ...others])
  if (takenFirst !== undefined && takenFirst < earlier.takenAt) {
    return [{ message: 'An event is delivered before one of the same person that came earlier.' }]
  }
  return []
}

/** Whether an event was given up: its last try was not taken, and it says that it ended. */
function isGivenUp(exchange: Exchange): boolean {
  const last = triesOf(exchange).at(-1)
  return last !== undefined && !isTaken(last) && exchange.outcome.kind === 'dropped'
}

function judge(played: PlayedCase): Judgement[] {
  if (!delivers(played)) return []
  const people = new Map<string, Earlier>()
  /** User ids of events, each with whether the last event of it was given up. */
  const givenUp = new Map<JsonValue, boolean>()
  return played.exchanges.flatMap((exchange, index) => {
    const tries = triesOf(exchange)
    const userId = field(exchange.event, 'userId') ?? null
    const isBehind = userId !== null && givenUp.get(userId) === true
    givenUp.set(userId, isGivenUp(exchange))
    if (!isTried(tries)) {
      const message = 'An event is not tried after one of the same person was given up.'
      return isBehind && exchange.acceptedAt !== undefined ? [{ exchange: index, findings: [{ message }] }] : []
    }
    const person = personOf(exchange)
    if (person === undefined) return []
    const { firstAt, takenAt } = people.get(person) ?? nothingEarlier
    people.set(person, {
      firstAt: Math.max(tries[0].sentAt, firstAt),
      takenAt: Math.max(takenOf(tries).at(-1) ?? takenAt, takenAt),
    })
    return [{ exchange: index, findings: checkOrder(tries, { firstAt, takenAt }) }]
  })
}

const nothingEarlier: Earlier = { firstAt: Number.NEGATIVE_INFINITY, takenAt: Number.NEGATIVE_INFINITY }

const isTried = (tries: readonly Try[]): tries is readonly [Try, ...Try[]] => tries.length > 0

export const peopleKeepTheirOrder = defineCaseRule({
  id: 'D2',
  level: 'must',
  authority: 'RS',
  says: 'Events of the same user id, or else email, are first tried, and delivered, in the order in which they were sent. One that was given up does not block the next.',
  why: 'An older profile that arrives after a newer one overwrites it: the customer who cancelled is shown as a paying one.',
  mend: 'Keep a queue for each user: send the next event when the one before was delivered or given up.',
  source: 'RudderStack event delivery, event ordering',
  harm: 'data wrong',
  connections: cloudConnections,
  whenUnmet,
  judge,
})
