import { createHash } from 'node:crypto'
import { type Event, isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'
import { companyMisreader, companyOf, objectMisreader } from './company-misreader.ts'
import { knownTraits, typeOf, without } from './event-parts.ts'
import { dropped, type Liar, liar } from './liar.ts'
import { requestTo } from './own-requests.ts'
import { userLiar, usersCompanyLiar } from './sent-parts.ts'

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
  userLiar('links nobody who is known by an email alone', 'U9', (body) =>
    body.user_id === undefined ? without(body, 'companies') : body,
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

/** Liars about which company a person belongs to. */
export const identifyCompanyLiars: readonly Liar[] = [...linkLiars, ...removalLiars]
