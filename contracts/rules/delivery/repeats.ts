import { field, pathOf, type Try, triesOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue, sameJson } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { whenUnmet } from './when-unmet.ts'

/** By what Intercom knows that it has an object already (API 1.4, Create or update; Event de-duplication). */
const identityIn: ReadonlyMap<string, readonly string[]> = new Map([
  ['/users', ['user_id', 'email']],
  ['/companies', ['company_id']],
  ['/events', ['user_id', 'email', 'event_name', 'created_at']],
])

const identityOf = (one: Try, names: readonly string[]): JsonValue[] =>
  names.map((name) => field(one.request.body, name) ?? null)

/** Whether the answer to a request that may have had its effect got lost. */
const isUncertain = ({ failure }: Try) => failure !== undefined

/**
 * The try that repeats one whose answer was lost: the next to the same place. What Intercom does not take for the same object stands there
 * twice then.
 */
function checkRepeat(one: Try, later: readonly Try[]): Finding[] {
  const path = pathOf(one.request.url)
  const names = identityIn.get(path)
  const next = later.find((other) => pathOf(other.request.url) === path)
  if (names === undefined || next === undefined) return []
  if (path === '/events' && typeof field(one.request.body, 'created_at') !== 'number') {
    const message = 'An event without a time is sent again after its answer was lost: Intercom may count it twice.'
    return [{ message, expected: 'created_at' }]
  }
  const [before, after] = [identityOf(one, names), identityOf(next, names)]
  if (sameJson(before, after)) return []
  const message = `A request to ${path} is sent again as another one after its answer was lost.`
  return [{ message, expected: before, received: after }]
}

export const repeatsChangeNothing = defineRule({
  id: 'D4',
  level: 'must',
  authority: 'RS',
  says: 'A retry after an answer that got lost leaves Intercom in the same state as one delivery: it names the same user or company, and an event the same user, name and second.',
  why: 'The first try may have taken effect: a repeat that Intercom cannot know is a second purchase, or a second customer.',
  mend: 'Make the requests of an event once, with the time at which it happened, and send the very same ones again.',
  source: 'Intercom API 1.4, Create or update a user, Event de-duplication',
  harm: 'data wrong',
  connections: cloudConnections,
  whenUnmet,
  appliesTo: (exchange: Exchange) => triesOf(exchange).some(isUncertain),
  check: (exchange: Exchange) => {
    const tries = triesOf(exchange)
    return tries.flatMap((one, index) => (isUncertain(one) ? checkRepeat(one, tries.slice(index + 1)) : []))
  },
})
