import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { JsonObject } from '../../contracts/wire/index.ts'
import { companyFields } from './company-fields.ts'
import { identifierFrom } from './identifier.ts'
import { type Given, objectFrom, textFrom } from './kinds.ts'

/** A company as a user carries it (Intercom API 1.4 reference, Companies and users). */
export type UsersCompany = JsonObject & { company_id: string }

/**
 * The companies of a person, from the trait `company`: an object, its name alone, or an array of these (U9 to U11;
 * destination documentation, Identify). Undefined where there is none with an id or a name.
 */
export function companiesFrom(value: Given): UsersCompany[] | undefined {
  const companies = (Array.isArray(value) ? value : [value]).map(companyFrom).filter((company) => company !== undefined)
  return companies.length > 0 ? companies : undefined
}

function companyFrom(value: Given): UsersCompany | undefined {
  const company = typeof value === 'string' ? { name: value } : objectFrom(value)
  const ownId = identifierFrom(company.id)
  const otherId = ownId === undefined ? identifierFrom(company.company_id) : undefined
  const id = ownId ?? otherId ?? hashFrom(company.name)
  if (id === undefined) return undefined
  const sentElsewhere = ['id', 'name', 'remove', ...(otherId === undefined ? [] : ['company_id'])]
  const fields = companyFields(company, sentElsewhere)
  return { company_id: id, ...fields, ...(company.remove === true && { remove: true }) }
}

const utf8 = new TextEncoder()

/** The id of a company that has a name only: the same for the same name everywhere, so that it is one company (U9). */
function hashFrom(name: Given): string | undefined {
  const text = textFrom(name)
  return text === undefined ? undefined : bytesToHex(md5(utf8.encode(text)))
}
