import { isForLater, personOf, type Try, triesOf } from '../../reading/index.ts'
import { cloudConnections, type PlayedCase } from '../../wire/index.ts'
import { defineCaseRule } from '../define-rule.ts'
import { whenUnmet } from './when-unmet.ts'

/** A shorter wait may be chance. */
const waitMs = 100

/** So many times are looked at: a long recording may hold many. */
const waitsMax = 1000

/** A time in which somebody's request waits to be tried again. */
interface Wait {
  person: string
  from: number
  to: number
  /** When the further try was answered. */
  until: number
  /** Whether nothing else is under way meanwhile. */
  isIdle: boolean
}

/** When nothing is under way: for each such time its begin, and its end. */
function gapsIn(tries: readonly Try[]): ReadonlyMap<number, number> {
  const gaps = new Map<number, number>()
  let busyTo = Number.POSITIVE_INFINITY
  for (const { sentAt, answeredAt } of tries.toSorted((one, other) => one.sentAt - other.sentAt)) {
    if (sentAt > busyTo) gaps.set(busyTo, sentAt)
    busyTo = busyTo === Number.POSITIVE_INFINITY ? answeredAt : Math.max(busyTo, answeredAt)
  }
  return gaps
}

/** Where a rate limit was met, everybody may wait. */
function waitsIn({ exchanges }: PlayedCase): Wait[] {
  const all = exchanges.flatMap(triesOf)
  if (all.some(({ reply }) => reply.status === 429)) return []
  const gaps = gapsIn(all)
  return exchanges.flatMap((exchange) => {
    const tries = triesOf(exchange)
    const person = personOf(exchange)
    return tries.slice(1).flatMap((next, index) => {
      const one = tries[index] as Try
      const [from, to] = [one.answeredAt, next.sentAt]
      if (person === undefined || !isForLater(one) || to - from < waitMs) return []
      return [{ person, from, to, until: next.answeredAt, isIdle: gaps.get(from) === to }]
    })
  })
}

export const othersDoNotWait = defineCaseRule({
  id: 'D2.others',
  level: 'should',
  authority: 'RS',
  says: 'A retry for one user does not hold up another user, except by a rate limit or a bounded number of connections.',
  why: 'A single request that Intercom chokes on would stop the delivery for everybody.',
  mend: 'Let only the events of the same user wait behind a retry.',
  source: 'RudderStack event delivery, event ordering',
  harm: 'style',
  connections: cloudConnections,
  whenUnmet,
  judge(played) {
    const waits = waitsIn(played).slice(0, waitsMax)
    if (waits.length === 0) return []
    /** When the last event before, of the same person, was answered for good. */
    const ends = new Map<string, number>()
    return played.exchanges.flatMap((exchange, index) => {
      const tries = triesOf(exchange)
      const [first] = tries
      const { acceptedAt } = exchange
      const person = personOf(exchange)
      if (first === undefined || acceptedAt === undefined || person === undefined) return []
      const others = waits.filter((wait) => wait.person !== person && wait.to >= acceptedAt)
      // An event that waits for an earlier one of its own person waits rightly.
      const readyAt = Math.max(acceptedAt, ends.get(person) ?? acceptedAt)
      ends.set(person, Math.max(readyAt, tries.at(-1)?.answeredAt ?? readyAt))
      if (others.length === 0) return []
      const isHeldUp = others.some(({ to, until, isIdle }) => isIdle && readyAt + waitMs <= to && first.sentAt >= until)
      const message = 'An event waits while the request of another person waits to be tried again.'
      return [{ exchange: index, findings: isHeldUp ? [{ message }] : [] }]
    })
  },
})
