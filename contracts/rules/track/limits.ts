import { field, isAmount, isDelivered, isUsable } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject, type PlayedCase } from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'
import { eventsSent, metadataOf } from './sent-event.ts'

const metadataKeysMax = 10
const activeNamesMax = 120

function nameOf(sent: JsonObject): string {
  const name = field(sent, 'event_name')
  return isUsable(name) ? String(name).toLowerCase() : ''
}

function notesOnMetadata(sent: JsonObject): Finding[] {
  const metadata = metadataOf(sent)
  const keys = Object.keys(metadata)
  const amounts = Object.values(metadata).filter(isAmount)
  const odd = amounts.map((value) => field(value, 'amount')).find((amount) => !isPositiveWhole(amount))
  return [
    ...(keys.length > metadataKeysMax
      ? [{ message: 'Intercom ignores all metadata keys after the tenth.', received: keys.length }]
      : []),
    ...(keys.length > 1 && new Set(keys.map((key) => key.toLowerCase())).size < keys.length
      ? [{ message: 'Metadata keys differ in case alone: Intercom keeps one of them.', received: keys }]
      : []),
    ...(odd === undefined
      ? []
      : [{ message: 'Intercom takes an amount as a positive whole number of cents.', received: odd }]),
  ]
}

const isPositiveWhole = (value: unknown) => Number.isInteger(value) && Number(value) > 0

function notesOnName(sent: JsonObject): Finding[] {
  return /[.$]/.test(nameOf(sent))
    ? [
        {
          message: 'Intercom puts `-` for `.` and `$` in the name of an event.',
          received: field(sent, 'event_name') ?? null,
        },
      ]
    : []
}

/** What a case has shown of a workspace so far: the active names, and whose event of which second. */
interface Seen {
  names: Set<string>
  moments: Set<string>
}

/** What Intercom tells repeats by: user, name and second. */
function momentOf(sent: JsonObject): string {
  const parts = [field(sent, 'user_id') ?? field(sent, 'email'), nameOf(sent), field(sent, 'created_at')]
  return JSON.stringify(parts.map((part) => (isUsable(part) ? part : null)))
}

function notesOnRepeats(bodies: readonly JsonObject[], seen: Seen): Finding[] {
  const activeBefore = seen.names.size
  for (const sent of bodies) seen.names.add(nameOf(sent))
  const moments = new Set(bodies.map(momentOf))
  const again = [...moments].some((moment) => seen.moments.has(moment))
  for (const moment of moments) seen.moments.add(moment)
  return [
    ...(activeBefore <= activeNamesMax && seen.names.size > activeNamesMax
      ? [{ message: 'A workspace takes 120 active event names, and refuses further ones.', received: seen.names.size }]
      : []),
    ...(again ? [{ message: 'Intercom keeps one of two events of one user, one name and one second.' }] : []),
  ]
}

function judge({ exchanges }: PlayedCase) {
  const seen: Seen = { names: new Set(), moments: new Set() }
  return exchanges.flatMap((exchange: Exchange, index) => {
    const bodies = isDelivered(exchange, 'track') ? eventsSent(exchange) : []
    const [first] = bodies
    if (first === undefined) return []
    // Of a single event nothing is a repeat, and its one name is no limit.
    const repeats = exchanges.length === 1 ? [] : notesOnRepeats(bodies, seen)
    return [{ exchange: index, findings: [...notesOnName(first), ...notesOnMetadata(first), ...repeats] }]
  })
}

/** T7: where Intercom silently keeps less than it was sent (Intercom API 1.4, Event model; Intercom help, Event limits). */
export const eventsStayWithinLimits = defineCaseRule({
  id: 'T7',
  level: 'info',
  authority: 'API',
  says: 'Intercom takes ten metadata keys that differ in more than case, 120 active event names without `.` and `$`, positive whole amounts, and one event of a name for each user and second. What goes beyond is noted.',
  why: 'Intercom keeps what fits and says nothing about the rest, so that nobody notices what is missing.',
  mend: 'Nothing in the destination: track fewer properties and names at the source.',
  source: 'Intercom API 1.4, Event model and event de-duplication; Intercom help, Event limits',
  harm: 'style',
  connections: cloudConnections,
  judge,
})
