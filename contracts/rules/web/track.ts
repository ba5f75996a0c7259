import {
  acceptanceOnDevice,
  bareName,
  eventsLogged,
  field,
  isFilledText,
  missingSettings,
  objectField,
  possibleNames,
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

/** Names of the event itself, which metadata holds only where the properties do (T5). */
const namesOfEvent = ['event_name', 'user_id', 'email', 'created_at'] as const

function checkRepeats(exchange: Exchange): Finding[] {
  const given = possibleNames(objectField(exchange.event, 'properties') ?? {})
  return eventsLogged(exchange).flatMap(({ args: [, metadata] }) =>
    namesOfEvent
      .filter((name) => field(metadata, name) !== undefined && !given.has(bareName(name)))
      .map((name) => ({
        message: `The metadata repeats \`${name}\`, which the properties do not have.`,
        received: { [name]: field(metadata, name) ?? null },
      })),
  )
}

function check(exchange: Exchange, ofMapping: readonly Finding[]): Finding[] {
  const logged = eventsLogged(exchange)
  if (logged.length === 0) return [{ message: 'A track logs no event.', expected: 'one trackEvent' }]
  const findings = [...toldOfCalls(ofMapping, exchange.connection), ...checkRepeats(exchange)]
  if (logged.length === 1) return findings
  return [{ message: 'A track logs more than one event.', expected: 1, received: logged.length }, ...findings]
}

/** Contract W4; Intercom web messenger, trackEvent. */
export const trackIsTrackEvent = defineCaseRule({
  id: 'W4',
  level: 'must',
  authority: 'DOC',
  says: 'A track is one trackEvent with the name of the event and its properties as metadata, flattened to scalars; metadata holds no event_name, user_id, email or created_at that the properties did not have. A track without a name is not sent.',
  why: 'Messages start from the name of an event and speak of its metadata; what is lost, renamed or of a kind that Intercom does not take starts and says nothing.',
  mend: 'Call trackEvent with the event’s own name, and fill the metadata from the properties alone, falsy values too.',
  source: 'destination documentation, Track; Intercom web messenger, trackEvent; Intercom API 1.4, metadata types',
  harm: 'events lost',
  connections: ['web-device'],
  judge(played: PlayedCase): Judgement[] {
    const told = findingsOf(mapping, tracksAsRequests(played))
    return played.exchanges.flatMap((exchange, index): Judgement[] => {
      if (typeOf(exchange.event) !== 'track') return []
      const end = acceptanceOnDevice(exchange)
      const isLogged = eventsLogged(exchange).length > 0
      if (end === 'rejected' && !isLogged) return isNameless(exchange) ? [{ exchange: index, findings: [] }] : []
      if (end === 'either' && !isLogged) return []
      return [{ exchange: index, findings: check(exchange, told.get(index) ?? []) }]
    })
  },
})

const isNameless = (exchange: Exchange) =>
  !isFilledText(field(exchange.event, 'event')) && missingSettings(exchange).length === 0
