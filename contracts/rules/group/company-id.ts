import {
  acceptanceOf,
  field,
  type IdentifierReading,
  isAccepted,
  isDelivered,
  isTooLong,
  isUsable,
  objectField,
  writesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Event, type Exchange } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'
import { companiesSent, membershipsSent } from './sent-company.ts'

/** What may stand as company_id: the group id, or `traits.groupId` in its place (C1). */
function readGroupId(event: Event): Pick<IdentifierReading, 'accepted'> {
  const places = [field(event, 'groupId'), field(objectField(event, 'traits'), 'groupId')]
  return { accepted: places.filter(isUsable) }
}

/** C1: the group id is the company's id (destination documentation, Group). */
export const groupIdIsCompanyId = defineRule({
  id: 'C1',
  level: 'must',
  authority: 'DOC',
  says: "A group writes the company to POST /companies with the group's `groupId` as `company_id`. A group without a usable `groupId` is rejected.",
  why: 'Under another id the company exists twice, and what is known of it is spread over both.',
  mend: 'Send `groupId` as `company_id` to POST /companies, and reject a group without one.',
  source: 'destination documentation, Group',
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: (exchange) => acceptanceOf(exchange).because === 'C1' || isDelivered(exchange, 'group'),
  check(exchange) {
    const { event, outcome } = exchange
    const { end, because } = acceptanceOf(exchange)
    const companies = companiesSent(exchange)
    const received = field(companies[0], 'company_id') ?? null
    if (end === 'delivered' && companies.length === 0) {
      const message = 'A group that has everything it needs did not write its company to POST /companies.'
      return [outcome.kind === 'dropped' ? { message, received: { dropped: outcome.reason } } : { message }]
    }
    if (end === 'rejected' && because === 'C1' && writesOf(exchange).length > 0) {
      return [{ message: 'A group without a usable group id was sent.', received }]
    }
    const reading = readGroupId(event)
    if (reading.accepted.some(isTooLong)) return []
    return companies
      .map((company) => field(company, 'company_id'))
      .filter((sent) => !isAccepted(sent, reading))
      .map((sent) => ({
        message: 'The company was written under another id than the group id.',
        expected: field(event, 'groupId') ?? null,
        received: sent ?? null,
      }))
  },
})

const idsSent = (exchange: Exchange) =>
  [...companiesSent(exchange), ...membershipsSent(exchange)]
    .map((company) => field(company, 'company_id'))
    .filter((id) => id !== undefined)

/** C1.text: a company_id is text (Intercom API 1.4, Company model). */
export const companyIdIsText = defineRule({
  id: 'C1.text',
  level: 'should',
  authority: 'DOC',
  says: 'A group sends `company_id` as text, also where the group id is a number.',
  why: 'Intercom documents the field as text and keeps it as text; what it makes of a number nobody promises.',
  mend: 'Send a numeric group id as its decimal text.',
  source: 'Intercom API 1.4, Company model',
  harm: 'style',
  connections: cloudConnections,
  appliesTo: (exchange) => isDelivered(exchange, 'group') && idsSent(exchange).length > 0,
  check: (exchange) =>
    idsSent(exchange)
      .filter((id) => typeof id !== 'string')
      .slice(0, 1)
      .map((received) => ({
        message: 'The company id was not sent as text.',
        received,
      })),
})
