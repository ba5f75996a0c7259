import {
  acceptanceOnDevice,
  eventsLogged,
  field,
  givenIn,
  identifiesAsRequests,
  isBareUpdate,
  traitValues,
  typeOf,
  updatesOf,
} from '../../reading/index.ts'
import type { Exchange, PlayedCase } from '../../wire/index.ts'
import { findingsOf, judgeIdentifiesBy, toldOfCalls } from '../as-in-cloud.ts'
import { defineCaseRule, type Finding, type Judgement, type Rule } from '../define-rule.ts'
import { absentFieldsStayAbsent } from '../identify/absent-fields.ts'
import { attributesAreScalars } from '../identify/attribute-values.ts'
import { bothPlacesReachAttributes, traitsReachAttributes } from '../identify/attributes.ts'
import { companyAsTextIsItsName, companyIdMayStandForId, companyIsLinked } from '../identify/company.ts'
import { companyIsLeft } from '../identify/company-removal.ts'
import { nameIsNeverInvented } from '../identify/name.ts'
import { furtherTraitsAreNotRepeated, standardTraitsAreNotRepeated } from '../identify/repeated-traits.ts'
import { signUpAsNumberIsSent, signUpIsInSeconds, signUpWithoutZoneIsUtc } from '../identify/signed-up-at.ts'
import { standardFieldsAreSent } from '../identify/standard-fields.ts'
import { unsubscribingIsSent, unsubscribingTextIsConverted } from '../identify/unsubscribed.ts'

/** What an update says of a person is judged as a request to /users is. */
const mapping: readonly Rule[] = [
  standardFieldsAreSent,
  nameIsNeverInvented,
  signUpIsInSeconds,
  traitsReachAttributes,
  attributesAreScalars,
  companyIsLinked,
  companyIsLeft,
  unsubscribingIsSent,
  absentFieldsStayAbsent,
]

const isIdentify = ({ event }: Exchange) => typeOf(event) === 'identify'

/** The one update that an identify is. */
function checkUpdates(exchange: Exchange): Finding[] {
  const updates = updatesOf(exchange)
  const mustBeSent = acceptanceOnDevice(exchange) === 'delivered'
  const [one] = updates
  const findings: Finding[] = []
  if (mustBeSent && (one === undefined || updates.every(isBareUpdate))) {
    findings.push({ message: 'An identify updates nobody.', expected: 'one update with the user' })
  }
  if (updates.length > 1) {
    findings.push({ message: 'An identify causes more than one update.', expected: 1, received: updates.length })
  }
  if (updates.some((call) => !isBareUpdate(call) && givenIn(call) === undefined)) {
    findings.push({ message: 'An update is given something else than an object.' })
  }
  const [logged] = eventsLogged(exchange)
  if (logged !== undefined) {
    findings.push({ message: 'An identify logs an event.', received: logged.args[0] ?? null })
  }
  return findings
}

/** Last Seen is not supported; a trait of that name is W8's to tell. */
function checkLastRequest(exchange: Exchange): Finding[] {
  if (traitValues(exchange.event, 'last_request_at').length > 0) return []
  return updatesOf(exchange)
    .map((call) => field(givenIn(call), 'last_request_at'))
    .filter((value) => value !== undefined && value !== null)
    .slice(0, 1)
    .map((value) => ({ message: 'last_request_at is sent.', received: { last_request_at: value } }))
}

/** Judges every identify that says something, or has to. */
function judge(played: PlayedCase): Judgement[] {
  const told = findingsOf(mapping, identifiesAsRequests(played))
  return played.exchanges.flatMap((exchange, index): Judgement[] => {
    const end = acceptanceOnDevice(exchange)
    if (!isIdentify(exchange) || end === 'rejected') return []
    if (end === 'either' && updatesOf(exchange).length === 0) return []
    const ofMapping = updatesOf(exchange).every(isBareUpdate) ? [] : (told.get(index) ?? [])
    const findings = [...checkUpdates(exchange), ...checkLastRequest(exchange)]
    return [{ exchange: index, findings: [...findings, ...toldOfCalls(ofMapping, exchange.connection)] }]
  })
}

const words = {
  source: 'destination documentation, Identify and Traits mapping; Intercom web messenger, attributes and objects',
  harm: 'data wrong',
  connections: ['web-device'],
} as const

/** Contract W2; destination documentation, Identify; Intercom web messenger. */
export const identifyIsOneUpdate = defineCaseRule({
  ...words,
  id: 'W2',
  level: 'must',
  authority: 'DOC',
  says: 'An identify is one update of the messenger with the user id, email, name and phone that the event has, created_at in unix seconds, unsubscribed_from_emails as a boolean, the company with its company_id, and every other trait at top level as a scalar.',
  why: 'The messenger takes what it is given for the truth: a text as created_at is no date, an empty user_id no user, an object no attribute.',
  mend: 'Build the update from the traits as a request to Intercom’s users is built, with created_at for the sign-up and the other traits at top level.',
  judge,
})

/** Contract W2, what the lines that it names call better. */
export const updateReadsTraitsWell = defineCaseRule({
  ...words,
  id: 'W2.readings',
  level: 'should',
  authority: 'DOC',
  says: 'An update reads traits as cloud mode does: a time without zone as UTC, a number as a time, text as the name of a company or as the boolean that it says, and traits of both places together.',
  why: 'The same person would look otherwise from the page than from the server.',
  mend: 'Read the traits in one place that all connections share.',
  judge: judgeIdentifiesBy([
    signUpWithoutZoneIsUtc,
    signUpAsNumberIsSent,
    bothPlacesReachAttributes,
    companyAsTextIsItsName,
    companyIdMayStandForId,
    unsubscribingTextIsConverted,
  ]),
})

/** Contract W2: every other trait, and so not those that have a name of their own. */
export const updateRepeatsNothing = defineCaseRule({
  ...words,
  id: 'W2.repeats',
  level: 'should',
  authority: 'DOC',
  harm: 'style',
  says: 'A trait that the messenger has a name for (userId, email, phone, name, createdAt, the first and last name, company) is not sent once more under its own name.',
  why: 'What stands at top level under another name becomes a custom attribute: each repeat takes one of the 250 of a workspace, and goes stale beside the field.',
  mend: 'Leave these traits out when the others are copied.',
  judge: judgeIdentifiesBy([standardTraitsAreNotRepeated, furtherTraitsAreNotRepeated]),
})
