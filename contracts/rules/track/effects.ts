import { isDelivered, type SentRequest, typeOf, writesOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type PlayedCase } from '../../wire/index.ts'
import { defineCaseRule, type Finding, type Judgement } from '../define-rule.ts'

const isEvent = ({ method, path }: SentRequest) => method === 'POST' && path === '/events'

/** Whether the target, told that the user is unknown, sent the event again: a 404 ends it. */
function triesAgain({ delivered }: Exchange): boolean {
  const own = delivered.filter(({ by, request }) => by === 'target' && /\/events\/?(\?|$)/.test(request.url))
  const refused = own.findIndex(({ reply }) => reply.status === 404)
  return refused !== -1 && refused < own.length - 1
}

function check(exchange: Exchange): Finding[] {
  const other = writesOf(exchange).find((write) => !isEvent(write))
  return [
    ...(other
      ? [{ message: 'A track wrote something else than its event.', received: `${other.method} ${other.path}` }]
      : []),
    ...(triesAgain(exchange) ? [{ message: 'An event of an unknown user was sent again after the 404.' }] : []),
  ]
}

/** Tracks alone leave no user behind; told once, at the last of them, where no request has told it already. */
function checkState({ exchanges, state }: PlayedCase, judgements: readonly Judgement[]): Finding[] {
  const known = exchanges.some(({ event }) => typeOf(event) !== 'track')
  if (known || judgements.some(({ findings }) => findings.length > 0)) return []
  const people = [...state.users, ...state.leads]
  return people.length === 0
    ? []
    : [{ message: 'Tracks alone left a user in Intercom.', expected: 0, received: people.length }]
}

/** T8: a track writes an event and nothing else (RudderStack transformer protocol; Intercom API 1.4, Events). */
export const trackWritesEventsOnly = defineCaseRule({
  id: 'T8',
  level: 'must',
  authority: 'RS',
  says: 'A track causes POST /events and no other write: it creates and changes no user. Where Intercom does not know the user (404), the event ends there.',
  why: 'Users made up from events are people whom nobody identified: they are counted, billed and written to.',
  mend: 'Send a track to POST /events alone, and leave users to identify.',
  source: 'RudderStack transformer protocol; Intercom API 1.4, Events',
  harm: 'people confused',
  connections: cloudConnections,
  judge(played) {
    const judgements = played.exchanges.flatMap((exchange, index) =>
      isDelivered(exchange, 'track') ? [{ exchange: index, findings: check(exchange) }] : [],
    )
    judgements.at(-1)?.findings.push(...checkState(played, judgements))
    return judgements
  },
})
