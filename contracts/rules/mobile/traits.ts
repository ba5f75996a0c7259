import {
  acceptanceOnDevice,
  field,
  identifiesAsRequests,
  isRejected,
  readCompany,
  requestsOf,
  typeOf,
} from '../../reading/index.ts'
import type { Connection, Exchange, PlayedCase } from '../../wire/index.ts'
import { findingsOf, judgeIdentifiesBy, toldOfCalls } from '../as-in-cloud.ts'
import { defineCaseRule, type Finding, type Judgement, type Rule } from '../define-rule.ts'
import { absentFieldsStayAbsent } from '../identify/absent-fields.ts'
import { contextIsCollected } from '../identify/context-properties.ts'
import { nameIsNeverInvented } from '../identify/name.ts'
import { signUpAsNumberIsSent, signUpIsInSeconds, signUpWithoutZoneIsUtc } from '../identify/signed-up-at.ts'
import { standardFieldsAreSent } from '../identify/standard-fields.ts'
import { unsubscribingIsSent, unsubscribingTextIsConverted } from '../identify/unsubscribed.ts'

const connections: readonly Connection[] = ['ios-device', 'android-device']

const mapping: readonly Rule[] = [
  standardFieldsAreSent,
  nameIsNeverInvented,
  signUpIsInSeconds,
  unsubscribingIsSent,
  absentFieldsStayAbsent,
]

/** A company that is missing altogether; under which id it is sent, M7 tells. */
function checkCompany(asRequests: Exchange): Finding[] {
  const { none } = readCompany(asRequests.event)
  const isSent = requestsOf(asRequests).some(({ body }) => field(body, 'companies') !== undefined)
  return none || isSent ? [] : [{ message: 'The company of the event is not sent.' }]
}

/** An identify that has to be delivered and says nothing of its user is told by M2. */
const isSaid = (exchange: Exchange, asRequests: Exchange) =>
  typeOf(exchange.event) === 'identify' && acceptanceOnDevice(exchange) !== 'rejected' && !isRejected(asRequests)

/** Contract M3; destination documentation, Traits mapping. */
export const traitsAreMapped = defineCaseRule({
  id: 'M3',
  level: 'must',
  authority: 'DOC',
  says: 'The user is registered or updated with the userId, email, name, phone and company that the event has, with createdAt as signedUpAt in unix seconds, and with unsubscribedFromEmails as a boolean.',
  why: 'A person without a name cannot be greeted, one without an email not written to, and nobody knows since when they are a customer.',
  mend: 'Set each of these in the attributes of the user, and leave out what the event does not have.',
  source: 'destination documentation, Traits mapping; Intercom for iOS and Android, user attributes',
  harm: 'data wrong',
  connections,
  judge(played: PlayedCase): Judgement[] {
    const asRequests = identifiesAsRequests(played)
    const told = findingsOf(mapping, asRequests)
    return played.exchanges.flatMap((exchange, index): Judgement[] => {
      const own = asRequests.exchanges[index]
      if (own === undefined || !isSaid(exchange, own)) return []
      const findings = [...toldOfCalls(told.get(index) ?? [], exchange.connection), ...checkCompany(own)]
      return [{ exchange: index, findings }]
    })
  },
})

/** Contract M3, what U3 and U12 call better. */
export const traitsAreReadWell = defineCaseRule({
  id: 'M3.readings',
  level: 'should',
  authority: 'DOC',
  says: 'Traits are read as in cloud mode: a createdAt without zone as UTC, a number as a time, the texts "true" and "false" as the booleans that they say.',
  why: 'The same person would look otherwise from the phone than from the server.',
  mend: 'Read the traits in one place that all connections share.',
  source: 'destination documentation, Traits mapping; Intercom for iOS and Android, user attributes',
  harm: 'data wrong',
  connections,
  judge: judgeIdentifiesBy([signUpWithoutZoneIsUtc, signUpAsNumberIsSent, unsubscribingTextIsConverted]),
})

/** Contract M8; destination documentation, Collecting identify context. */
export const contextIsCollectedOnPhones = defineCaseRule({
  id: 'M8',
  level: 'must',
  authority: 'DOC',
  says: 'With "Include Context with Identify Calls" on, an identify sends device type, model and manufacturer, os name and version, app name and version as custom attributes; with it off, none of them.',
  why: 'Support staff see which phone and version a person has only by this, and nobody who left the setting off wants devices in Intercom.',
  mend: 'Read the setting, and add each property that is not blank as a custom attribute.',
  source: 'destination documentation, Collecting identify context',
  harm: 'data wrong',
  connections,
  judge: judgeIdentifiesBy([contextIsCollected]),
})
