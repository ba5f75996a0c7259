import {
  amongAttributes,
  attributesIn,
  type CompanyReading,
  field,
  isFormOf,
  isIdOf,
  isInsideCutText,
  type Leaf,
  leavesOf,
  missingLeaves,
  once,
  textOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { inventionsIn } from './company-inventions.ts'
import { isConverted, ownFields, scalarsOf, scalarsSaid } from './company-scalars.ts'
import { companiesKnown, companiesSent, readingsOf, sentOf } from './sent-companies.ts'
import { isIdentified } from './sent-user.ts'

/**
 * Leaves that are not among the scalars in any form. JSON text over 255 characters may be cut (Freedoms). What went another way
 * (into cut text, into a field) uses up no equal value that was sent for another leaf.
 */
function lostOf(leaves: readonly Leaf[], scalars: readonly JsonValue[], sent: readonly JsonObject[]): Leaf[] {
  if (leaves.length === 0) return []
  const attributes = attributesIn(sent)
  const loose = leaves.filter(({ path }) => !isInsideCutText(path, attributes))
  const isLost = (leaf: Leaf) => !isConverted(leaf, scalars)
  if (!missingLeaves(loose, scalars, amongAttributes).some(isLost)) return []
  return missingLeaves(loose.filter(isLost), scalars, amongAttributes)
}

const told = (leaves: readonly Leaf[]) =>
  Object.fromEntries(leaves.slice(0, 5).map(({ path, value }) => [path.join('/'), value]))

interface KeptCompany {
  reading: CompanyReading
  sent: JsonObject[]
}

/** What is sent to be left needs nothing else; whether it is left rightly, U10 tells. */
const isKept = (company: JsonObject) => field(company, 'remove') !== true

/**
 * The companies of the event that are sent to stay: one that is left, be it in the other place alone, need not carry its fields.
 * Text is a name alone, beside which nothing can be lost.
 */
const keptCompanies = once((exchange: Exchange): readonly KeptCompany[] => {
  const known = companiesKnown(exchange)
  const left = known.filter(({ removal }) => removal === 'asked')
  const isLeftElsewhere = ({ ids }: CompanyReading) => left.some((company) => ids.some((id) => isIdOf(id, company)))
  // An id that cannot be compared may be any: beside another company nobody knows which of the two was sent.
  const isUnknown = ({ incomparable }: CompanyReading) => incomparable && known.length > 1
  return known
    .filter((reading) => !isLeftElsewhere(reading) && !isUnknown(reading))
    .map((reading) => ({ reading, sent: sentOf(companiesSent(exchange), reading).filter(isKept) }))
    .filter(({ sent }) => sent.length > 0)
})

/** Where two places give one company, either may have been taken: the one that fits best is judged. */
function judgeEach(exchange: Exchange, judge: (company: KeptCompany) => Finding[]): Finding[] {
  const byId = Object.groupBy(keptCompanies(exchange), ({ sent }) => textOf(field(sent[0], 'company_id')).trim())
  return Object.values(byId).flatMap((companies = []) => {
    const findings = companies.map(judge)
    return findings.toSorted((left, right) => left.length - right.length)[0] ?? []
  })
}

function checkIdentityInAttributes(exchange: Exchange): Finding[] {
  return attributesIn(companiesSent(exchange))
    .filter(([name]) => ['id', 'name', 'remove'].includes(name))
    .map(([name, value]) => ({
      message: `${name} of the company is among its custom attributes.`,
      received: { [name]: value },
    }))
}

const words = {
  authority: 'API',
  source: 'Intercom API 1.4, Company model, companies and users',
  harm: 'data wrong',
  connections: cloudConnections,
} as const

/** Contract U11; Intercom API 1.4, Company model. */
export const companyLosesNothing = defineRule({
  ...words,
  id: 'U11',
  level: 'must',
  says: "Everything that the event knows of a company is sent with it, in Intercom's fields or as custom attributes; id, name and remove are not among these attributes.",
  why: 'What sales knows of its customers is gone, or the attributes of companies fill with copies of their ids.',
  mend: 'Send what has no field of its own in the custom_attributes of the company, without id, name and remove.',
  appliesTo: (exchange) =>
    isIdentified(exchange) && companiesKnown(exchange).length > 0 && companiesSent(exchange).length > 0,
  check: (exchange) => [
    ...checkIdentityInAttributes(exchange),
    ...judgeEach(exchange, ({ reading, sent }) => {
      const lost = lostOf(leavesOf(reading.rest), scalarsOf(sent), sent)
      if (lost.length === 0) return []
      return [{ message: 'A trait of the company is lost.', expected: told(lost), received: sent[0] ?? null }]
    }),
  ],
})

const withField = ({ rest }: CompanyReading) =>
  ownFields.flatMap((own) => {
    const given = field(rest, own.trait)
    return given !== undefined && own.fits(given) ? [{ own, given }] : []
  })

/** Traits with a field of Intercom's own, under one name or another. */
const withPlace: ReadonlySet<string> = new Set([
  ...ownFields.map(({ trait }) => trait),
  ...['monthly_spend', 'remote_created_at', 'remoteCreatedAt'],
])

/** What has no field in Intercom, and so belongs among the attributes. */
function attributesOf({ rest }: CompanyReading): Leaf[] {
  return leavesOf(rest).filter(
    (leaf) => !withPlace.has(String(leaf.path[0])) && !isFormOf(undefined, leaf, amongAttributes),
  )
}

function checkFields({ reading, sent }: KeptCompany): Finding[] {
  const misplaced = withField(reading)
    .filter(({ own, given }) => !sent.some((company) => own.isForm(field(company, own.name) ?? null, given)))
    .map(({ own, given }) => ({
      message: `${own.trait} of the company is not sent in ${own.name} as it fits there.`,
      expected: { [own.name]: own.becomes(given) },
      received: {
        [own.name]: sent.map((company) => field(company, own.name)).find((value) => value !== undefined) ?? null,
      },
    }))
  const scalars = scalarsSaid(attributesIn(sent).map(([, value]) => value))
  const outside = lostOf(attributesOf(reading), scalars, sent)
  if (outside.length === 0) return misplaced
  const message = 'A trait of the company that Intercom has no field for is not in its custom_attributes.'
  return [...misplaced, { message, expected: told(outside) }]
}

/** Contract U11, the fields of a company. */
export const companyFieldsAreUsed = defineRule({
  ...words,
  id: 'U11.fields',
  level: 'should',
  says: "plan, size, website, industry, monthlySpend and createdAt of a company go to Intercom's own fields, each in its kind and none of them out of nothing; the rest goes to the custom_attributes of the company.",
  why: 'Reports and filters by plan, size or spend look at these fields, not at attributes of the same name, and a 0 out of nothing wipes what was known.',
  mend: 'Send plan as text, size and monthly_spend as numbers, remote_created_at in seconds; leave out what the event does not say.',
  appliesTo: (exchange) =>
    isIdentified(exchange) && companiesSent(exchange).some((company) => readingsOf(company, exchange).length > 0),
  check: (exchange) => [...judgeEach(exchange, checkFields), ...inventionsIn(exchange)],
})
