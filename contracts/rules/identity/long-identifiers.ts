import {
  bodiesTo,
  codePoints,
  field,
  hasTooLongCompany,
  hasTooLongIdentifier,
  isAccepted,
  isDelivered,
  isRejected,
  isTooLong,
  isUsable,
  readCompany,
  readEmail,
  readUserId,
  typeOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { arePlain, companyIdsOf, isDeliveredPerson, linksIn, sentAs } from './sent-identifiers.ts'

/** What kind of identifier is over the limit. */
export type LongKind = 'user_id' | 'email' | 'company_id'

/** An identifier of an event that is over the limit of 255, and what was sent in its field. */
export interface LongIdentifier {
  kind: LongKind
  /** Without outer blanks. */
  value: string
  /** As it stands in the event. */
  given: string
  sent: readonly JsonValue[]
  /** A company's name may stand in for its id: its other identifier. */
  named: boolean
}

/** The one value that decides, where it is over the limit. */
function soleLong(accepted: readonly (string | number)[]): Pick<LongIdentifier, 'value' | 'given'> | undefined {
  const [value] = accepted
  if (accepted.length !== 1 || !isTooLong(value) || !arePlain(accepted)) return undefined
  return { value: String(value).trim(), given: String(value) }
}

function longCompany(exchange: Exchange): LongIdentifier | undefined {
  const { event } = exchange
  const type = typeOf(event)
  const sent = companyIdsOf([...bodiesTo(exchange, '/companies'), ...linksIn(exchange)])
  if (type === 'group') {
    const groupId = field(event, 'groupId')
    const long = isUsable(groupId) ? soleLong([groupId]) : undefined
    return long && { kind: 'company_id', ...long, sent, named: false }
  }
  if (type !== 'identify') return undefined
  const [company, ...others] = readCompany(event).accepted
  if (company === undefined || others.length > 0) return undefined
  const long = soleLong(company.ids)
  return long && { kind: 'company_id', ...long, sent, named: company.name !== undefined }
}

/** Whether a company_id of the event is over the limit, in whichever place: the event may be rejected for it alone. */
export function isCompanyTooLong({ event }: Exchange): boolean {
  if (typeOf(event) === 'group') return isTooLong(field(event, 'groupId'))
  return typeOf(event) === 'identify' && hasTooLongCompany(event)
}

/** The identifiers of an event that are over the limit. */
export function longIdentifiersOf(exchange: Exchange): LongIdentifier[] {
  if (!hasTooLongIdentifier(exchange) && !isCompanyTooLong(exchange)) return []
  const userId = soleLong(readUserId(exchange).accepted)
  const email = soleLong(readEmail(exchange).accepted)
  const company = longCompany(exchange)
  return [
    ...(userId ? [{ kind: 'user_id' as const, ...userId, sent: sentAs(exchange, 'user_id'), named: false }] : []),
    ...(email ? [{ kind: 'email' as const, ...email, sent: sentAs(exchange, 'email'), named: false }] : []),
    ...(company ? [company] : []),
  ]
}

/** An identifier as a report shows it: whole where it is short, else its beginning and length. */
export function shownId(value: JsonValue): JsonValue {
  if (typeof value !== 'string' || value.length <= 80) return value
  return `${value.slice(0, 20).toWellFormed()}… (${codePoints(value)} characters)`
}

const kindNames = { user_id: 'A user_id', email: 'An email', company_id: 'A company_id' } as const

function checkLong({ kind, value, sent, named }: LongIdentifier): Finding[] {
  const changed = sent.filter((id) => !isAccepted(id, { accepted: [value] }))
  const cut = changed.find((id) => isUsable(id) && value.startsWith(String(id).trim()))
  const expected = 'rejected, or by another identifier'
  if (cut !== undefined)
    return [{ message: `${kindNames[kind]} that is too long is cut.`, expected, received: shownId(cut) }]
  const [other] = changed
  if (other === undefined || named) return []
  return [
    { message: `${kindNames[kind]} that is too long is replaced by another.`, expected, received: shownId(other) },
  ]
}

export const longIdentifiersStayWhole = defineRule({
  id: 'I5.whole',
  level: 'should',
  authority: 'API',
  says: 'A user_id, email or company_id over 255 characters is neither cut nor replaced by another id: the event is rejected, or goes by its other identifier.',
  why: 'Two long ids with the same beginning become one person after a cut, and each sees what belongs to the other.',
  mend: 'Measure identifiers before they are sent, and reject the event or leave the long one out.',
  source: 'Intercom API 1.x, User model: at most 255 characters',
  harm: 'people confused',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    (isDeliveredPerson(exchange) || isDelivered(exchange, 'group') || isRejected(exchange)) &&
    longIdentifiersOf(exchange).length > 0,
  check: (exchange) => longIdentifiersOf(exchange).flatMap(checkLong),
})
