import { createHash } from 'node:crypto'
import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { isFalsy, isNested, knownTraits, objectIn, only, typeOf, withAllTraits, without } from './event-parts.ts'
import { dropped, eventMisreader, type Liar, liar } from './liar.ts'
import { requestTo } from './own-requests.ts'
import { userLiar, usersCompanyLiar } from './sent-parts.ts'

const companyOf = (event: Event): JsonObject => objectIn(knownTraits(event), 'company')

/** Reads another company than the traits of an identify hold. */
const companyMisreader = (
  lie: string,
  breaks: string,
  misread: (company: JsonValue, event: Event) => JsonValue | undefined,
) =>
  eventMisreader(lie, breaks, (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) => {
          if (traits.company === undefined) return traits
          const company = misread(traits.company, event)
          return company === undefined ? without(traits, 'company') : { ...traits, company }
        })
      : event,
  )

/** Reads another company where the trait is an object. */
const objectMisreader = (lie: string, breaks: string, misread: (company: JsonObject, event: Event) => JsonObject) =>
  companyMisreader(lie, breaks, (company, event) => (isJsonObject(company) ? misread(company, event) : company))

const hasId = ({ id }: JsonObject) => (typeof id === 'string' && id.trim() !== '') || typeof id === 'number'
const hashWith = (name: string, text: string) => createHash(name).update(text, 'utf8').digest('hex')

/** A company without id under another hash of its name. */
const hashLiar = (lie: string, hash: (name: string, event: Event) => string) =>
  objectMisreader(lie, 'U9', (company, event) =>
    hasId(company) || company.company_id !== undefined || typeof company.name !== 'string' || company.name.trim() === ''
      ? company
      : { ...company, id: hash(company.name, event) },
  )

/** Liars about which company a person belongs to (U9). */
const linkLiars: readonly Liar[] = [
  objectMisreader('always goes by the hash of the name', 'U9', (company) =>
    typeof company.name === 'string' ? without(company, 'id') : company,
  ),
  objectMisreader('takes no number for the id of a company', 'U9', (company) =>
    typeof company.id === 'number' ? without(company, 'id') : company,
  ),
  hashLiar('hashes the name of a company with SHA-1', (name) => hashWith('sha1', name)),
  hashLiar('hashes the name of a company in lower case', (name) => hashWith('md5', name.toLowerCase())),
  hashLiar('hashes the name of a company as Latin-1', (name) =>
    createHash('md5').update(Buffer.from(name, 'latin1')).digest('hex'),
  ),
  hashLiar('hashes the name of a company with the user id', (name, event) => hashWith('md5', `${event.userId}${name}`)),
  hashLiar('takes the name of a company for its id', (name) => name),
  objectMisreader('sends a company that has neither id nor name', 'U9', (company) =>
    hasId(company) || company.name !== undefined || company.company_id !== undefined
      ? company
      : { ...company, id: 'undefined' },
  ),
  liar('drops the user over a company without id and name', 'U1', (outcome, { event }) =>
    typeOf(event) === 'identify' &&
    Object.hasOwn(knownTraits(event), 'company') &&
    !hasId(companyOf(event)) &&
    !companyOf(event).name
      ? dropped('The company has neither id nor name.')
      : outcome,
  ),
  usersCompanyLiar('leaves out the name of a company', 'U9', (company) => without(company, 'name')),
  usersCompanyLiar('calls a nameless company by its id', 'U9', (company) =>
    company.name === undefined && company.remove === undefined
      ? { ...company, name: company.company_id ?? '' }
      : company,
  ),
  userLiar('sends companies that are no list', 'U9', (body) =>
    Array.isArray(body.companies) ? { ...body, companies: body.companies[0] ?? null } : body,
  ),
  companyMisreader('leaves the company out', 'U9', () => undefined),
  usersCompanyLiar('writes id where company_id belongs', 'U9', ({ company_id, ...company }) => ({
    ...company,
    id: company_id ?? null,
  })),
  companyMisreader('takes no text for a company', 'U9.text', (company) =>
    typeof company === 'string' ? undefined : company,
  ),
  objectMisreader('does not know company_id in place of id', 'U9.alias', (company) => without(company, 'company_id')),
]

/** Liars about who leaves a company (U10). */
const removalLiars: readonly Liar[] = [
  usersCompanyLiar('loses the word that removes a person from a company', 'U10', (company) =>
    without(company, 'remove'),
  ),
  usersCompanyLiar('sends remove as text', 'U10', (company) =>
    company.remove === true ? { ...company, remove: 'true' } : company,
  ),
  usersCompanyLiar('sends remove as 1', 'U10', (company) =>
    company.remove === true ? { ...company, remove: 1 } : company,
  ),
  objectMisreader('removes where remove is false', 'U10', (company) =>
    company.remove === false ? { ...company, remove: true } : company,
  ),
  objectMisreader('removes for every word but true', 'U10', (company) =>
    typeof company.remove === 'string' && company.remove.toLowerCase() !== 'true' && company.remove !== ''
      ? { ...company, remove: true }
      : company,
  ),
  objectMisreader('removes for 1', 'U10', (company) => (company.remove === 1 ? { ...company, remove: true } : company)),
  companyMisreader('leaves out a company that the person leaves', 'U10', (company) =>
    isJsonObject(company) && company.remove === true ? undefined : company,
  ),
  companyMisreader('removes from no company that it knows by name alone', 'U10', (company) =>
    isJsonObject(company) && company.remove === true && !hasId(company) ? undefined : company,
  ),
  liar('deletes the company that a person leaves', 'U10', (outcome, { event, settings }) =>
    outcome.kind === 'requests' && typeOf(event) === 'identify' && companyOf(event).remove === true
      ? {
          kind: 'requests',
          requests: [
            ...outcome.requests,
            { ...requestTo(`/companies/${String(companyOf(event).id)}`, settings.apiKey, {}), method: 'DELETE' },
          ],
        }
      : outcome,
  ),
]

/** The custom attributes of a user's company, turned. */
const companyAttributes = (lie: string, breaks: string, turn: (attributes: JsonObject, event: Event) => JsonObject) =>
  usersCompanyLiar(lie, breaks, (company, { event }) => {
    const attributes = turn(objectIn(company, 'custom_attributes'), event)
    return Object.keys(attributes).length === 0
      ? without(company, 'custom_attributes')
      : { ...company, custom_attributes: attributes }
  })

/** Liars about what is known of a company (U11). */
const detailLiars: readonly Liar[] = [
  companyAttributes('loses the attributes of a company', 'U11', () => ({})),
  ...['plan', 'size', 'website', 'industry', 'monthly_spend', 'remote_created_at'].map((name) =>
    usersCompanyLiar(`loses the ${name} of a company`, 'U11', (company) => without(company, name)),
  ),
  usersCompanyLiar('loses what is zero or blank of a company', 'U11', (company) =>
    only(company, (value) => !isFalsy(value)),
  ),
  companyAttributes('loses what is false or zero among the attributes of a company', 'U11', (attributes) =>
    only(attributes, (value) => !isFalsy(value)),
  ),
  objectMisreader('loses what is nested in a company', 'U11', (company) => only(company, (value) => !isNested(value))),
  companyAttributes('sends what is nested in a company as it is', 'U5', (attributes, event) => ({
    ...attributes,
    ...only(companyOf(event), isNested),
  })),
  companyAttributes('joins nested names in a company with a point', 'U6', (attributes, event) => {
    const nested = Object.keys(only(companyOf(event), isNested))
    return Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => {
        const holder = nested.find((name) => key.startsWith(`${name}_`))
        return [holder === undefined ? key : `${holder}.${key.slice(holder.length + 1)}`, value]
      }),
    )
  }),
  companyAttributes('repeats the id of a company among its attributes', 'U11', (attributes, event) =>
    companyOf(event).id === undefined ? attributes : { ...attributes, id: companyOf(event).id ?? null },
  ),
  companyAttributes('repeats the name of a company among its attributes', 'U11', (attributes, event) =>
    companyOf(event).name === undefined ? attributes : { ...attributes, name: companyOf(event).name ?? null },
  ),
  usersCompanyLiar('sends what a company spends as text', 'U11.fields', (company) =>
    company.monthly_spend === undefined ? company : { ...company, monthly_spend: String(company.monthly_spend) },
  ),
  usersCompanyLiar('sends the size of a company as text', 'U11.fields', (company) =>
    company.size === undefined ? company : { ...company, size: String(company.size) },
  ),
  usersCompanyLiar('sends milliseconds for the beginning of a company', 'U11.fields', (company) =>
    typeof company.remote_created_at === 'number'
      ? { ...company, remote_created_at: company.remote_created_at * 1000 }
      : company,
  ),
  usersCompanyLiar('sends the plan of a company as an object', 'U11.fields', (company) =>
    company.plan === undefined ? company : { ...company, plan: { name: company.plan } },
  ),
  usersCompanyLiar('sends what a company spends as an attribute', 'U11.fields', ({ monthly_spend, ...company }) =>
    monthly_spend === undefined
      ? company
      : {
          ...company,
          custom_attributes: { ...objectIn(company, 'custom_attributes'), monthlySpend: monthly_spend },
        },
  ),
]

/** Liars about the company of an identify. */
export const identifyCompanyLiars: readonly Liar[] = [...linkLiars, ...removalLiars, ...detailLiars]
