import { isSameOutcome, summaryOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type Outcome, sameJson, weightOf } from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'

/**
 * What a target asked Intercom for by itself may have been answered otherwise the second time; then nothing is compared. A
 * recording holds such questions among the requests.
 */
const askedByItself = ({ outcome, delivered }: Exchange) =>
  delivered.some(({ by }) => by === 'target') ||
  (outcome.kind === 'requests' && outcome.requests.some(({ method }) => method.toUpperCase() === 'GET'))

/** A mark that equal events share, so that few of a long case are compared in full. */
function markOf({ connection, event }: Exchange): string {
  const { type, userId, anonymousId, event: name, messageId, timestamp } = event
  const marks = [connection, type, userId, anonymousId, name, messageId, timestamp, weightOf(event)]
  return marks.map((mark) => (typeof mark === 'object' ? '' : String(mark).slice(0, 200))).join('\u0000')
}

/** Of events that share a mark, the nearest are compared: a long recording may hold many. */
const twinsTried = 50

const noTwins: ReadonlyMap<Exchange, Exchange> = new Map()

const isTwin = (one: Exchange, other: Exchange) =>
  one.connection === other.connection &&
  !askedByItself(other) &&
  sameJson(one.event, other.event) &&
  sameJson(one.settings, other.settings)

/** For each exchange the nearest earlier one of an equal event under equal settings. */
function twinsOf(exchanges: readonly Exchange[]): ReadonlyMap<Exchange, Exchange> {
  if (exchanges.length < 2) return noTwins
  const isShort = exchanges.length <= twinsTried
  const seen = new Map<string, Exchange[]>()
  const twins = new Map<Exchange, Exchange>()
  for (const exchange of exchanges) {
    const mark = isShort ? '' : markOf(exchange)
    const earlier = seen.get(mark)
    const near = askedByItself(exchange) ? undefined : earlier?.slice(-twinsTried)
    const twin = near?.findLast((candidate) => isTwin(exchange, candidate))
    if (twin) twins.set(exchange, twin)
    if (earlier) earlier.push(exchange)
    else seen.set(mark, [exchange])
  }
  return twins
}

function checkExchange(
  { outcome, inputChanged }: Exchange,
  again: Outcome | undefined,
  twin: Exchange | undefined,
): Finding[] {
  const findings: Finding[] = []
  if (inputChanged === true) findings.push({ message: 'The event or the settings were changed by the target.' })
  if (again !== undefined && !isSameOutcome(outcome, again)) {
    findings.push({
      message: 'An event comes out otherwise in its place than alone.',
      expected: summaryOf(again),
      received: summaryOf(outcome),
    })
  }
  if (twin !== undefined && !isSameOutcome(outcome, twin.outcome)) {
    findings.push({
      message: 'Two equal events come out differently.',
      expected: summaryOf(twin.outcome),
      received: summaryOf(outcome),
    })
  }
  return findings
}

export const eventsStandAlone = defineCaseRule({
  id: 'G6',
  level: 'must',
  authority: 'RS',
  says: 'What becomes of an event depends on that event and the settings alone: not on its neighbours, their failures or their order, nor on having been seen before. A target in this process leaves its input as it was.',
  why: "One person's broken event must never cost another's, or put their data into it; a retry must mean the same as the first try.",
  mend: 'Keep no state between events, build each answer from its own input, and catch each failure where it belongs.',
  source: 'RudderStack transformer protocol, batches of events and their metadata',
  harm: 'people confused',
  connections: cloudConnections,
  judge: ({ exchanges }) => {
    const twins = twinsOf(exchanges)
    return exchanges.flatMap((exchange, index) => {
      const again = askedByItself(exchange) ? undefined : exchange.again
      const twin = twins.get(exchange)
      if (again === undefined && exchange.inputChanged === undefined && twin === undefined) return []
      return [{ exchange: index, findings: checkExchange(exchange, again, twin) }]
    })
  },
})
