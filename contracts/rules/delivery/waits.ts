import { isForLater, type Try, triesByRequest } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type PlayedCase } from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'
import { whenUnmet } from './when-unmet.ts'

/** Fewer waits show no growth. */
const waitsNeeded = 3

/** How long it was waited after each failure, in milliseconds; a wait for a rate limit is as long as that says. */
function waitsOf(tries: readonly Try[]): number[] {
  return tries.slice(1).flatMap((next, index) => {
    const one = tries[index] as Try
    return isForLater(one) && one.reply.status !== 429 ? [next.sentAt - one.answeredAt] : []
  })
}

/** So many waits of one request are looked at. */
const waitsMax = 100

/** What two requests may be compared by, however long each was tried: as many waits as show growth. */
const firstOf = (waits: readonly number[]) => waits.slice(0, waitsNeeded).join()

const judgedWaits = (exchange: Exchange) =>
  triesByRequest(exchange)
    .map((tries) => waitsOf(tries).slice(0, waitsMax))
    .filter((waits) => waits.length >= waitsNeeded)

/** Whether no wait is longer than another by more than the clock may be off. */
const isConstant = (waits: readonly number[]) => Math.max(...waits) - Math.min(...waits) <= Math.max(...waits) / 100

const isShrinking = (waits: readonly number[]) =>
  waits.every((wait, place) => place === 0 || wait < (waits[place - 1] as number))

function checkWaits(waits: readonly number[], earlier: ReadonlySet<string>): Finding[] {
  const received = waits.slice(0, 10)
  if (isConstant(waits) || isShrinking(waits)) {
    return [{ message: 'The waits before further tries do not grow.', received }]
  }
  return earlier.has(firstOf(waits))
    ? [{ message: 'Two requests are tried again after the very same waits: there is no jitter in them.', received }]
    : []
}

function judge({ exchanges }: PlayedCase) {
  const earlier = new Set<string>()
  return exchanges.flatMap((exchange, index) => {
    const judged = judgedWaits(exchange)
    if (judged.length === 0) return []
    const findings = judged.flatMap((waits) => {
      const found = checkWaits(waits, earlier)
      earlier.add(firstOf(waits))
      return found
    })
    return [{ exchange: index, findings }]
  })
}

export const waitsGrow = defineCaseRule({
  id: 'D1.backoff',
  level: 'should',
  authority: 'RS',
  says: 'The longest possible wait before a further try grows from try to try, with jitter.',
  why: 'Everybody who failed together comes back together, and an API that is just getting up is knocked down again.',
  mend: 'Double the span of the wait with each failure, up to a limit, and draw the wait from it by chance.',
  source: 'RudderStack event delivery, retries with exponential backoff',
  harm: 'style',
  connections: cloudConnections,
  whenUnmet,
  judge,
})
