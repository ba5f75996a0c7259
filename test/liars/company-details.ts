import type { Event, JsonObject } from '../../contracts/wire/index.ts'
import { companyOf, objectMisreader } from './company-misreader.ts'
import { isFalsy, isNested, objectIn, only, without } from './event-parts.ts'
import type { Liar } from './liar.ts'
import { usersCompanyLiar } from './sent-parts.ts'

/** The custom attributes of a user's company, turned. */
const companyAttributes = (lie: string, breaks: string, turn: (attributes: JsonObject, event: Event) => JsonObject) =>
  usersCompanyLiar(lie, breaks, (company, { event }) => {
    const attributes = turn(objectIn(company, 'custom_attributes'), event)
    return Object.keys(attributes).length === 0
      ? without(company, 'custom_attributes')
      : { ...company, custom_attributes: attributes }
  })

/** Liars about what is known of a company (U11). */
export const detailLiars: readonly Liar[] = [
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
  usersCompanyLiar('sends a zero where nobody says what a company spends', 'U11.fields', (company) =>
    company.monthly_spend === undefined && company.remove !== true ? { ...company, monthly_spend: 0 } : company,
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
