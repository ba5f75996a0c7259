import {
  type CompanyReading,
  callsOf,
  field,
  givenIn,
  isIdOf,
  isSameText,
  readCompany,
  typeOf,
} from '../../reading/index.ts'
import type { Exchange, JsonValue } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'

/** Companies that the event asks to be left, and of which it says nothing else. */
function leftOf({ event }: Exchange): CompanyReading[] {
  const { accepted, elsewhere } = readCompany(event)
  const known = [...accepted, ...elsewhere]
  const isKept = ({ ids }: CompanyReading) =>
    known.some((other) => other.removal !== 'asked' && ids.some((id) => isIdOf(id, other)))
  return known.filter((company) => company.removal === 'asked' && !company.incomparable && !isKept(company))
}

/** The companies that the calls of an event name. */
export function companiesInCalls(exchange: Exchange): JsonValue[] {
  return callsOf(exchange)
    .filter(({ method }) => method === 'updateUser' || method === 'registerIdentifiedUser')
    .map((call) => field(givenIn(call), 'companies'))
    .flatMap((companies) => (Array.isArray(companies) ? companies : []))
}

/** A company that is sent, by its id, or by its name where it has no id. */
function isIt(sent: JsonValue, company: CompanyReading): boolean {
  const companyId = field(sent, 'companyId')
  if (companyId !== undefined && companyId !== null) return isIdOf(companyId, company)
  const name = field(sent, 'name')
  return company.name !== undefined && name !== undefined && isSameText(name, company.name)
}

/** Contract M9; Intercom for iOS and Android, companies: nothing there unlinks. */
export const companyToLeaveIsNotSent = defineRule({
  id: 'M9',
  level: 'must',
  authority: 'DOC',
  says: 'A company with remove: true is not sent by a mobile SDK; the rest of the identify is.',
  why: 'The SDKs can only link: whoever is to leave a company would be made its member.',
  mend: 'Leave such a company out on phones; cloud mode unlinks it.',
  source: 'destination documentation, Remove users from a company; Intercom for iOS and Android, companies',
  harm: 'people confused',
  connections: ['ios-device', 'android-device'],
  appliesTo: (exchange) =>
    typeOf(exchange.event) === 'identify' && callsOf(exchange).length > 0 && leftOf(exchange).length > 0,
  check: (exchange) =>
    companiesInCalls(exchange)
      .filter((sent) => leftOf(exchange).some((company) => isIt(sent, company)))
      .map((sent) => ({ message: 'A company that the user leaves is sent, which links it.', received: sent })),
})
