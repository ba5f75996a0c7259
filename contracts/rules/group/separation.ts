import {
  amongAttributes,
  attributesIn,
  bareName,
  bodiesTo,
  field,
  isDelivered,
  isFormOf,
  type Leaf,
  leavesOf,
  nestedInText,
  possibleNames,
  traitPlaces,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { type CompanyField, companyFields, fieldNames, isTextField, ownNames, says } from './company-traits.ts'
import { companiesSent, companyTraits, membershipsOf, membershipsSent } from './sent-company.ts'

const ofUser: ReadonlySet<string> = new Set(['id', 'user_id', 'email', 'companies'])
const ofMembership: ReadonlySet<string> = new Set(['id', 'company_id', 'name'])

/** Empty objects and arrays carry nothing; neither does a removal that is none. */
function carries(key: string, value: JsonValue): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0
  return !(key === 'remove' && value === false)
}

const surplus = (holder: JsonObject, allowed: ReadonlySet<string>) =>
  Object.entries(holder).filter(([key, value]) => !allowed.has(key) && carries(key, value))

function checkUser(user: JsonObject): Finding[] {
  const [ofTheUser] = surplus(user, ofUser)
  const [ofTheCompany] = membershipsOf(user).flatMap((company) => surplus(company, ofMembership))
  return [
    ...(ofTheUser
      ? [
          {
            message: 'A group sent more of the user than identity and companies.',
            received: { [ofTheUser[0]]: ofTheUser[1] },
          },
        ]
      : []),
    ...(ofTheCompany
      ? [
          {
            message: "A group sent more of the user's company than its id and name.",
            received: { [ofTheCompany[0]]: ofTheCompany[1] },
          },
        ]
      : []),
  ]
}

/** Whether a sent value can only be that scalar. */
const isLeaf = (leaf: Leaf, sent: JsonValue) =>
  isFormOf(sent, leaf, amongAttributes) && !isFormOf(undefined, leaf, amongAttributes)

/** Attributes of the company that the user's traits explain, by name and value, and the company's do not. */
function userTraitsIn(exchange: Exchange): [string, JsonValue][] {
  const leaves = leavesOf(traitPlaces(exchange.event).contextTraits ?? {})
  const isOfUser = (key: string, value: JsonValue) =>
    leaves.some(
      (leaf) =>
        (bareName(leaf.path) === bareName(key) && isLeaf(leaf, value)) ||
        (leaf.path.length > 1 &&
          bareName(leaf.path.slice(0, 1)) === bareName(key) &&
          nestedInText(value) !== undefined),
    )
  return attributesIn(companiesSent(exchange)).filter(
    ([key, value]) =>
      bareName(key) !== 'anonymousid' &&
      isOfUser(key, value) &&
      !possibleNames(companyTraits(exchange)).has(bareName(key)),
  )
}

/** C5: a group keeps what belongs to the company and what belongs to the user apart (RudderStack transformer protocol). */
export const userAndCompanyStayApart = defineRule({
  id: 'C5',
  level: 'must',
  authority: 'RS',
  says: "What a group sends to POST /users holds identity and companies, these with id and name, and nothing else. No trait of the user reaches the company's custom attributes.",
  why: "A company's traits on one of its people, or a person's on the company, are wrong for everyone who reads them.",
  mend: "Build POST /companies from the group's `traits` alone, and POST /users from identity and `company_id` alone.",
  source: 'RudderStack transformer protocol; Intercom API 1.4, Companies and users',
  harm: 'people confused',
  connections: cloudConnections,
  appliesTo: (exchange) => isDelivered(exchange, 'group'),
  check: (exchange) => [
    ...bodiesTo(exchange, '/users').flatMap(checkUser),
    ...userTraitsIn(exchange)
      .slice(0, 1)
      .map(([key, value]) => ({
        message: "A trait of the user reached the company's custom attributes.",
        received: { [key]: value },
      })),
  ],
})

/** Whether the traits explain what a field was sent with, in whatever form. */
function explains(traits: JsonObject, name: CompanyField, sent: JsonValue): boolean {
  if (nestedInText(sent) !== undefined) return true
  const own = ownNames(name)
  return leavesOf(traits).some(({ path, value }) => {
    if (name === 'remote_created_at' && !own.has(bareName(path))) return sent === value
    return says(sent, value, name)
  })
}

/** What the traits say for a field, if anything. */
const givenFor = (traits: JsonObject, name: CompanyField) =>
  companyFields[name]
    .map((trait) => field(traits, trait))
    .filter((value) => value !== undefined && !(typeof value === 'string' && value.trim() === ''))

/** What C2 tells: objects, numbers sent as null, and fields that the traits fill otherwise. */
function isToldByC2(traits: JsonObject, name: CompanyField, sent: JsonValue): boolean {
  if (typeof sent === 'object' && sent !== null) return true
  if (sent === null && !isTextField(name)) return true
  return givenFor(traits, name).length > 0
}

function fieldsSent(exchange: Exchange): [CompanyField, JsonValue][] {
  const companies = companiesSent(exchange)
  const names = membershipsSent(exchange).flatMap((company) => field(company, 'name') ?? [])
  return [
    ...fieldNames.flatMap((name) => valuesOf(companies, name).map((sent): [CompanyField, JsonValue] => [name, sent])),
    ...names.map((name): [CompanyField, JsonValue] => ['name', name]),
  ]
}

/** C5.source: the company is described by the group's own traits (RudderStack transformer protocol). */
export const companyComesFromTraits = defineRule({
  id: 'C5.source',
  level: 'should',
  authority: 'RS',
  says: "The name and the other fields of a group's company come from the group's `traits` alone.",
  why: "Web and mobile SDKs put the user's traits into the context of every event: taken from there, the company gets the name of one of its people.",
  mend: "Read the company's fields from `traits`, never from `context.traits`, and invent none.",
  source: 'RudderStack transformer protocol',
  harm: 'people confused',
  connections: cloudConnections,
  appliesTo: (exchange) => isDelivered(exchange, 'group') && companiesSent(exchange).length > 0,
  check(exchange) {
    const traits = companyTraits(exchange)
    const { contextTraits } = traitPlaces(exchange.event)
    return fieldsSent(exchange)
      .filter(([name, sent]) => !explains(traits, name, sent))
      .flatMap(([name, sent]) => {
        const received = { [name]: sent }
        if (contextTraits && explains(contextTraits, name, sent)) {
          return [{ message: 'A field of the company was taken from the traits of the user.', received }]
        }
        if (isToldByC2(traits, name, sent)) return []
        return [{ message: "A field of the company does not come from the group's traits.", received }]
      })
  },
})
