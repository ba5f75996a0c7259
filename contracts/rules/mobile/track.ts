import {
  acceptanceOnDevice,
  callsOf,
  eventsLogged,
  field,
  isFilledText,
  missingSettings,
  requestsOf,
  tracksAsRequests,
  typeOf,
} from '../../reading/index.ts'
import type { Exchange, PlayedCase } from '../../wire/index.ts'
import { findingsOf, toldOfCalls } from '../as-in-cloud.ts'
import { defineCaseRule, type Finding, type Judgement, type Rule } from '../define-rule.ts'
import { metadataHoldsWhatIntercomTakes } from '../track/metadata-values.ts'
import { eventNameIsKept } from '../track/name.ts'
import { propertiesReachMetadata } from '../track/properties.ts'

const mapping: readonly Rule[] = [eventNameIsKept, propertiesReachMetadata, metadataHoldsWhatIntercomTakes]

function checkTrack(exchange: Exchange, ofMapping: readonly Finding[]): Finding[] {
  const logged = eventsLogged(exchange)
  if (logged.length === 0) return [{ message: 'A track logs no event.', expected: 'one logEvent' }]
  const findings = toldOfCalls(ofMapping, exchange.connection)
  if (logged.length === 1) return findings
  return [{ message: 'A track logs more than one event.', expected: 1, received: logged.length }, ...findings]
}

/** Starting the SDK and registering whoever is known already are no calls of an event, where they come first. */
const starting: ReadonlySet<string> = new Set([
  ...['initialize', 'registerIdentifiedUser', 'registerUnidentifiedUser', 'setUserHash', 'logout'],
])

function checkSilent(exchange: Exchange, isFirst: boolean): Finding[] {
  const calls = callsOf(exchange)
  const mayStart = isFirst || calls.some(({ method }) => method === 'initialize')
  const made = calls.find(({ method }) => !mayStart || !starting.has(method))
  const [request] = requestsOf(exchange)
  if (made === undefined && request === undefined) return []
  return [
    {
      message: `A ${typeOf(exchange.event)} causes a call.`,
      expected: 'no call',
      received: made?.method ?? request?.path ?? null,
    },
  ]
}

const isNamed = ({ event }: Exchange) => isFilledText(field(event, 'event'))

/** Contract M4; Intercom for iOS and Android, events. */
export const trackIsLogged = defineCaseRule({
  id: 'M4',
  level: 'must',
  authority: 'RS',
  says: 'A track is one logEvent with the name of the event and its properties, flattened to scalars; page, screen and group cause no call.',
  why: 'Messages start from the name of an event and speak of its metadata; the SDK drops what is nested, and events that nobody tracked start messages for nothing.',
  mend: 'Call logEvent with the event’s own name and its flattened properties, and nothing for the other types.',
  source: 'Intercom for iOS and Android, events; Intercom API 1.4, metadata types',
  harm: 'events lost',
  connections: ['ios-device', 'android-device'],
  judge(played: PlayedCase): Judgement[] {
    const told = findingsOf(mapping, tracksAsRequests(played))
    return played.exchanges.flatMap((exchange, index): Judgement[] => {
      const type = typeOf(exchange.event)
      if (missingSettings(exchange).length > 0) return []
      if (type === 'page' || type === 'screen' || type === 'group') {
        return [{ exchange: index, findings: checkSilent(exchange, index === 0) }]
      }
      if (type !== 'track') return []
      const isLogged = eventsLogged(exchange).length > 0
      const end = acceptanceOnDevice(exchange)
      if (end === 'rejected' && !isLogged) return isNamed(exchange) ? [] : [{ exchange: index, findings: [] }]
      if (end === 'either' && !isLogged) return []
      return [{ exchange: index, findings: checkTrack(exchange, told.get(index) ?? []) }]
    })
  },
})
