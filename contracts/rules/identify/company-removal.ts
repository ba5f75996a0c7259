import {
  type CompanyReading,
  field,
  isIdOf,
  isTaken,
  lastAnswers,
  readCompany,
  readEmail,
  readUserId,
  requestsOf,
  traitValues,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject, type PlayedCase } from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'
import { companiesSent, linkedCompanies, readingsOf, sentOf } from './sent-companies.ts'
import { isIdentified } from './sent-user.ts'

/** Whether the removal of a company is at stake: the trait says something of it, or the target does. */
function appliesTo(exchange: Exchange): boolean {
  if (!isIdentified(exchange) || readCompany(exchange.event).accepted.length === 0) return false
  const given = traitValues(exchange.event, 'company').flatMap((value) => (Array.isArray(value) ? value : [value]))
  return [...given, ...linkedCompanies(exchange)].some((company) => field(company, 'remove') !== undefined)
}

/** Text in the one place may count as the company (U9.text), and then hides the one that stands in the other. */
function isTextSentFor(company: CompanyReading, exchange: Exchange): boolean {
  const { accepted } = readCompany(exchange.event)
  const isSent = (other: CompanyReading) => sentOf(linkedCompanies(exchange), other).length > 0
  return accepted.some((other) => other !== company && other.form === 'text' && isSent(other))
}

/** A removal that is asked for: the last word on that company is `remove: true`. */
function checkAsked(company: CompanyReading, exchange: Exchange): Finding[] {
  const links = sentOf(linkedCompanies(exchange), company)
  const last = links.at(-1)
  const expected = { company_id: company.ids[0] ?? null, remove: true }
  if (last === undefined) {
    if (readCompany(exchange.event).none || isTextSentFor(company, exchange)) return []
    return [{ message: 'The removal from a company is not sent.', expected }]
  }
  const remove = field(last, 'remove')
  if (remove === true) return []
  const received = { company_id: field(last, 'company_id') ?? null, remove: remove ?? null }
  const message =
    remove === undefined || remove === false
      ? 'The user is linked to a company that it leaves.'
      : 'remove is not sent as JSON true.'
  return [{ message, expected, received }]
}

/** Whether the event says two things of one company: in an array, or in its two places. */
function isContested(company: CompanyReading, { event }: Exchange): boolean {
  const { accepted } = readCompany(event)
  return accepted.some((other) => other.removal !== company.removal && other.ids.some((id) => isIdOf(id, company)))
}

function checkRequests(exchange: Exchange): Finding[] {
  const { accepted } = readCompany(exchange.event)
  const asked = accepted.filter((company) => company.removal === 'asked' && !isContested(company, exchange))
  const unasked = linkedCompanies(exchange)
    .filter((link) => field(link, 'remove') === true || field(link, 'remove') === 'true')
    .filter((link) => {
      const readings = readingsOf(link, exchange)
      return readings.length > 0 && readings.every(({ removal }) => removal === 'not asked')
    })
  const deletes = requestsOf(exchange).filter(
    ({ method, path }) => method === 'DELETE' && path.startsWith('/companies'),
  )
  return [
    ...asked.flatMap((company) => checkAsked(company, exchange)),
    ...unasked.map((link) => ({
      message: 'The user is taken out of a company although the event does not say remove: true.',
      received: link,
    })),
    ...deletes.map(({ request }) => ({
      message: 'The company is deleted; only the user leaves it.',
      received: `${request.method} ${request.url}`,
    })),
  ]
}

const companiesOf = (user: JsonObject): unknown[] => {
  const list = field(field(user, 'companies'), 'companies')
  return Array.isArray(list) ? list : []
}

function isThatUser(user: JsonObject, exchange: Exchange): boolean {
  const ids = readUserId(exchange).accepted.map(String)
  if (ids.length > 0) return ids.includes(String(field(user, 'user_id')))
  return readEmail(exchange).accepted.includes(String(field(user, 'email')))
}

const arrived = (exchange: Exchange) => exchange.delivered.length > 0 && lastAnswers(exchange).every(isTaken)

/** What Intercom is left with, where the case ends with a removal that Intercom took. */
function checkState({ exchanges, state }: PlayedCase): Finding[] {
  const last = exchanges.at(-1)
  const [company] = last === undefined ? [] : readCompany(last.event).accepted
  if (
    last === undefined ||
    readCompany(last.event).none ||
    company?.removal !== 'asked' ||
    company.doubtful ||
    company.incomparable ||
    isContested(company, last) ||
    !arrived(last)
  ) {
    return []
  }
  const isIt = (other: unknown) => isIdOf(field(other, 'company_id'), company)
  const stillIn = state.users.some((user) => isThatUser(user, last) && companiesOf(user).some(isIt))
  const isWritten = (other: JsonObject) => isIt(other) && field(other, 'remove') !== true
  const wasKnown = exchanges
    .slice(0, -1)
    .some((exchange) => arrived(exchange) && companiesSent(exchange).some(isWritten))
  const isGone = wasKnown && !state.companies.some(isIt)
  return [
    ...(stillIn ? [{ message: 'The user is still in the company that it left.' }] : []),
    ...(isGone ? [{ message: 'The company is gone, although only the user left it.' }] : []),
  ]
}

/** Contract U10; destination documentation, Remove users from a company. */
export const companyIsLeft = defineCaseRule({
  id: 'U10',
  level: 'must',
  authority: 'DOC',
  says: 'remove: true in the company is sent as remove: true beside its company_id: the user leaves the company, and the company stays. Nothing else removes.',
  why: 'People who left a company go on being counted, billed and written to as its members, or members are thrown out.',
  mend: 'Copy remove where it is JSON true, next to the id or the hash of the name.',
  source: 'destination documentation, Remove users from a company; Intercom API 1.4, companies and users',
  harm: 'people confused',
  connections: cloudConnections,
  judge: (played) =>
    played.exchanges.flatMap((exchange, index) => {
      if (!appliesTo(exchange)) return []
      const findings = checkRequests(exchange)
      const isLast = index === played.exchanges.length - 1
      return [{ exchange: index, findings: findings.length === 0 && isLast ? checkState(played) : findings }]
    }),
})
