import { acceptanceOf, field, isDelivered, isFilledText, isHostile, typeOf, writesOf } from '../../reading/index.ts'
import { cloudConnections, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { eventsSent } from './sent-event.ts'

/** Whether a sent name is the event's: whole, without outer blanks, a number as its text. */
function isNameOf(sent: JsonValue | undefined, name: JsonValue | undefined): boolean {
  if (!isFilledText(sent)) return false
  if (typeof name === 'number') return Number(sent) === name
  if (typeof name === 'boolean') return sent === String(name)
  if (typeof name !== 'string') return false
  // What becomes of NUL and lone surrogates, and where huge text is cut, is not judged.
  if (name.includes('\u0000') || isHostile(name)) return true
  return sent.trim() === name.trim()
}

/** T1: an event keeps its name, and a nameless one is not sent (Intercom API 1.4, Event model). */
export const eventNameIsKept = defineRule({
  id: 'T1',
  level: 'must',
  authority: 'API',
  says: "A track is sent with the event's own name as `event_name`. A track without a name is rejected.",
  why: 'Messages and segments in Intercom start from the name of an event: under another name, or unsent, they never start.',
  mend: 'Send `event` as `event_name`, and reject a track whose `event` is absent or blank.',
  source: 'Intercom API 1.4, Event model',
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo(exchange) {
    if (typeOf(exchange.event) !== 'track') return false
    return acceptanceOf(exchange).because === 'T1' || isDelivered(exchange, 'track')
  },
  check(exchange) {
    const { end, because } = acceptanceOf(exchange)
    const sent = eventsSent(exchange)
    const name = field(exchange.event, 'event')
    if (end === 'delivered' && sent.length === 0) return [unsent(exchange.outcome)]
    if (end === 'rejected' && because === 'T1' && writesOf(exchange).length > 0) {
      return [{ message: 'A track without a name was sent.', received: field(sent[0], 'event_name') ?? null }]
    }
    return sent
      .map((body) => field(body, 'event_name'))
      .filter((sentName) => !isNameOf(sentName, name))
      .map((sentName) => ({
        message: 'The event was sent under another name than its own.',
        expected: name ?? null,
        received: sentName ?? null,
      }))
  },
})

function unsent(outcome: { kind: string; reason?: string }): Finding {
  const message = 'A track that has everything it needs did not reach POST /events.'
  return outcome.reason === undefined ? { message } : { message, received: { dropped: outcome.reason } }
}
