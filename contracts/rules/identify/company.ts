import {
  type CompanyReading,
  field,
  isFilledText,
  isSameText,
  isUsable,
  mayChange,
  readCompany,
  textOf,
  traitValues,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, isJsonObject, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { companiesKnown, companiesSent, linkedCompanies, readingsOf, sentOf } from './sent-companies.ts'
import { isIdentified, usersSent } from './sent-user.ts'

const idsOf = (companies: readonly JsonObject[]): JsonValue[] => valuesOf(companies, 'company_id')

function checkIds(exchange: Exchange): Finding[] {
  const known = companiesKnown(exchange)
  const sent = companiesSent(exchange)
  const wanted = known[0]?.ids[0] === undefined ? {} : { expected: { company_id: known[0].ids[0] } }
  const unknown = sent.filter((company) => readingsOf(company, exchange).length === 0)
  if (known.length > 0 && unknown.some((company) => Object.keys(company).length === 0)) {
    return [
      {
        message: 'A company arrives empty: nothing of it is sent, not even its id.',
        ...wanted,
        received: { companies: [{}] },
      },
    ]
  }
  if (unknown.length > 0) {
    const message =
      known.length === 0
        ? 'A company that has neither an id nor a name is sent.'
        : 'A company is sent under a company_id that is neither its id nor the hash of its name.'
    return [{ message, ...wanted, received: { company_id: idsOf(unknown)[0] ?? null } }]
  }
  if (readCompany(exchange.event).none || linkedCompanies(exchange).length > 0) return []
  return [{ message: 'The company of the event is not in the companies of the user.', ...wanted }]
}

/** The names under which one company is sent, against those that the event gives it. */
function checkName(readings: readonly CompanyReading[], sent: readonly JsonObject[]): Finding[] {
  const names = valuesOf(sent, 'name').filter((name) => name !== null)
  const noText = names.filter((name) => !isUsable(name) && typeof name !== 'string')
  if (noText.length > 0) {
    return [
      { message: 'The name of a company is sent as something that is no text.', received: { name: noText[0] ?? null } },
    ]
  }
  const given = readings.map(({ name }) => name).filter((name) => name !== undefined)
  const needsName = readings.every(
    ({ name, removal }) => isFilledText(name) && !mayChange(name) && removal === 'not asked',
  )
  const filled = names.filter(isUsable)
  const [first] = given
  if (filled.length === 0) {
    if (!needsName || first === undefined) return []
    return [{ message: 'The name of the company is not sent.', expected: { name: first } }]
  }
  const wrong = filled.find((name) => !given.some((one) => isSameText(name, one)))
  if (wrong === undefined) return []
  if (first === undefined)
    return [{ message: 'A company is sent under a name that it does not have.', received: { name: wrong } }]
  return [{ message: 'The company is sent under another name.', expected: { name: first }, received: { name: wrong } }]
}

function checkNames(exchange: Exchange): Finding[] {
  const ids = new Set(idsOf(linkedCompanies(exchange)).map(textOf))
  return [...ids].flatMap((id) => {
    const sent = companiesSent(exchange).filter((company) => idsOf([company]).map(textOf).includes(id))
    const [one] = sent
    const readings = one === undefined ? [] : readingsOf(one, exchange)
    return readings.length === 0 ? [] : checkName(readings, sent)
  })
}

const checkShape = (exchange: Exchange): Finding[] =>
  valuesOf(usersSent(exchange), 'companies')
    .filter((list) => list !== null && !(Array.isArray(list) && list.every(isJsonObject)))
    .map((list) => ({ message: 'companies is not an array of objects.', received: { companies: list } }))

const words = {
  source: 'destination documentation, Identify; Intercom API 1.4, companies and users',
  harm: 'data wrong',
  connections: cloudConnections,
} as const

/** Contract U9; destination documentation, Identify; Intercom API 1.4, companies and users. */
export const companyIsLinked = defineRule({
  ...words,
  id: 'U9',
  level: 'must',
  authority: 'DOC',
  says: 'The trait company is sent in companies under its id, else under the MD5 of its name, with its name; a company with neither is left out.',
  why: 'Under another id the person lands in a company that nobody knows, beside the real one.',
  mend: 'Send companies as an array of objects, company_id being the id or the hex MD5 of the name as UTF-8.',
  appliesTo: (exchange) =>
    isIdentified(exchange) && traitValues(exchange.event, 'company').some((value) => value !== null),
  check: (exchange) => {
    const shape = checkShape(exchange)
    return shape.length > 0 ? shape : [...checkIds(exchange), ...checkNames(exchange)]
  },
})

/** The company, where the trait that counts gives it as text that is not free to be changed (NUL, lone surrogates). */
function companyAsText({ event }: Exchange): CompanyReading | undefined {
  const given = traitValues(event, 'company').find((value) =>
    typeof value === 'object' ? value !== null : isFilledText(value),
  )
  const [first] = readCompany(event).accepted
  return typeof given === 'string' && first?.form === 'text' && !first.incomparable ? first : undefined
}

/** Contract U9, text. */
export const companyAsTextIsItsName = defineRule({
  ...words,
  id: 'U9.text',
  level: 'should',
  authority: 'RS',
  says: 'A company given as text is a company of that name.',
  why: 'Many forms know only the name of a company; leaving it out loses whom the person works for.',
  mend: 'Treat the text as an object that has only a name.',
  appliesTo: (exchange) => isIdentified(exchange) && companyAsText(exchange) !== undefined,
  check(exchange) {
    const company = companyAsText(exchange)
    if (company === undefined || sentOf(linkedCompanies(exchange), company).length > 0) return []
    return [
      {
        message: 'A company given as text is not sent under the hash of that name.',
        expected: { company_id: company.ids[0] ?? null, name: company.name ?? null },
      },
    ]
  },
})

/** What stands for the id in the company that counts for certain: not one of an array, nor one behind another object. */
function aliasOf({ event }: Exchange): string | number | undefined {
  const given = traitValues(event, 'company').find((value) =>
    typeof value === 'object' ? value !== null : isFilledText(value),
  )
  const [first] = readCompany(event).accepted
  return isJsonObject(given) && first?.alias === field(given, 'company_id') ? first?.alias : undefined
}

/** Contract U9, company_id in place of id. */
export const companyIdMayStandForId = defineRule({
  ...words,
  id: 'U9.alias',
  level: 'should',
  authority: 'RS',
  says: 'Where a company has no id but a company_id, that is its id.',
  why: "Whoever writes the trait in Intercom's own words means this id; a hash of the name makes a second company.",
  mend: 'Read company_id after id, before hashing the name.',
  appliesTo: (exchange) => isIdentified(exchange) && aliasOf(exchange) !== undefined,
  check(exchange) {
    const alias = aliasOf(exchange)
    const sent = idsOf(linkedCompanies(exchange))
    if (alias === undefined || sent.some((id) => isSameText(id, alias))) return []
    return [
      {
        message: 'The company_id of a company without id is not taken as its id.',
        expected: { company_id: alias },
        received: { company_id: sent[0] ?? null },
      },
    ]
  },
})
