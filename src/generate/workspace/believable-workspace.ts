import fc from 'fast-check'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { type DrawnPerson, drawnPerson } from './drawn-person.ts'
import { companyFirstWords, companySecondWords, industries, monthlySpends, slugOf, tagNames } from './words.ts'

export interface BelievableWorkspaceOptions {
  /** How many people there are; about one in ten is a lead. */
  people: number
  /** The same seed gives the same people. */
  seed: number
  /** The present: everything lies in the two years before it. */
  nowSeconds: number
}

/** A workspace in the form of a state: people with companies, tags and events, as a mock loads it. */
export interface BelievableWorkspace {
  users: JsonObject[]
  leads: JsonObject[]
  companies: JsonObject[]
  tags: JsonObject[]
  events: JsonObject[]
}

/** People that one company has in the mean. */
const peopleEach = 8

/**
 * Makes up a workspace as a small business has one: nobody in it is real, and no address leads anywhere. The same people, seed and present
 * give the same workspace, byte by byte.
 */
export function believableWorkspace({ people, seed, nowSeconds }: BelievableWorkspaceOptions): BelievableWorkspace {
  const drawn = fc.sample(drawnPerson, { numRuns: people, seed })
  const companies = companiesFor(drawn, nowSeconds)
  const made: BelievableWorkspace = {
    users: [],
    leads: [],
    companies,
    tags: tagNames.map((name, place) => ({ id: String(place + 1), name })),
    events: [],
  }
  for (const [place, person] of drawn.entries()) {
    if (person.kind === 'lead') made.leads.push(leadOf(person, place, nowSeconds))
    else {
      made.users.push(userOf(person, place, companies, nowSeconds))
      made.events.push(...eventsOf(person, place, nowSeconds))
    }
  }
  return made
}

const day = 86_400

/** When somebody joined: in whole days before now, at their hour. */
const joinedAt = ({ daysAgo, secondOfDay }: DrawnPerson, nowSeconds: number) =>
  nowSeconds - (nowSeconds % day) - daysAgo * day + secondOfDay

/** One company for each few people: what chance decided of its first decides it for the company too. */
function companiesFor(drawn: readonly DrawnPerson[], nowSeconds: number): JsonObject[] {
  const founders = drawn.filter((_, place) => place % peopleEach === 0)
  return founders.map((founder, place) => {
    const number = place * 7919 + (founder.company ?? founder.secondOfDay)
    const first = companyFirstWords[number % companyFirstWords.length] ?? ''
    const second = companySecondWords[Math.floor(number / companyFirstWords.length) % companySecondWords.length] ?? ''
    return {
      company_id: `company-${place + 1}`,
      name: `${first} ${second}`,
      plan: founder.plan,
      monthly_spend: (monthlySpends[founder.plan] ?? 0) * founder.seats,
      size: founder.seats,
      industry: industries[number % industries.length] ?? '',
      website: `https://${slugOf(first)}-${slugOf(second)}-${place + 1}.example`,
      remote_created_at: joinedAt(founder, nowSeconds),
      created_at: joinedAt(founder, nowSeconds),
    }
  })
}

function userOf(person: DrawnPerson, place: number, companies: readonly JsonObject[], nowSeconds: number): JsonObject {
  const joined = joinedAt(person, nowSeconds)
  const company = person.company === undefined ? undefined : companies[person.company % companies.length]
  const seen = Math.max(joined, ...person.events.map((event) => timeOf(event.when, joined, nowSeconds)))
  return {
    user_id: idOf(place),
    name: `${person.given} ${person.family}`,
    email: addressOf(person, place, company),
    signed_up_at: joined,
    created_at: joined,
    updated_at: seen,
    last_request_at: seen,
    session_count: person.events.length + 1,
    unsubscribed_from_emails: person.isUnsubscribed,
    custom_attributes: { plan: person.plan, role: person.role, language: person.language, seats: person.seats },
    companies: company === undefined ? [] : [{ company_id: company['company_id'] ?? '' }],
    tags: [...new Set(person.tags)].map((name) => ({ name })),
  }
}

/** No id that people take for examples of their own, as `u-1`: made-up people and theirs would become one. */
const idOf = (place: number) => `person-${place + 1}`

/** An address at the company, else at a provider; the number keeps namesakes apart. */
function addressOf({ given, family, mailProvider }: DrawnPerson, place: number, company?: JsonObject): string {
  const host = company === undefined ? mailProvider : String(company['website']).replace('https://', '')
  return `${slugOf(given)}.${slugOf(family)}${place + 1}@${host}`
}

/** A lead: with an email where it gave one. */
function leadOf(person: DrawnPerson, place: number, nowSeconds: number): JsonObject {
  const joined = joinedAt(person, nowSeconds)
  const number = (place + 1).toString(16).padStart(12, '0')
  return {
    user_id: `00000000-0000-4000-b000-${number}`,
    name: person.hasEmail ? `${person.given} ${person.family}` : null,
    email: person.hasEmail ? addressOf(person, place) : null,
    created_at: joined,
    updated_at: joined,
    last_request_at: joined,
    custom_attributes: { language: person.language },
  }
}

/** The events of a person, between joining and now; no two of one name in the same second. */
function eventsOf(person: DrawnPerson, place: number, nowSeconds: number): JsonObject[] {
  const joined = joinedAt(person, nowSeconds)
  return person.events
    .map(({ name, when, metadata }, number) => ({
      user_id: idOf(place),
      event_name: name,
      created_at: timeOf(when, joined, nowSeconds) - number,
      ...(metadata === undefined ? {} : { metadata }),
    }))
    .toSorted((one, other) => one.created_at - other.created_at)
}

/** Most of what people do, they did lately. */
const timeOf = (when: number, joined: number, nowSeconds: number) =>
  Math.round(nowSeconds - (nowSeconds - joined) * (1 - Math.sqrt(when)))
