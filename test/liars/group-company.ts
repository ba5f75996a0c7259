import { isJsonObject } from '../../contracts/wire/index.ts'
import { isNested, mapped, objectIn, only, traitsOf, typeOf, without, withTraits } from './event-parts.ts'
import { eventMisreader, type Liar } from './liar.ts'
import { companyAttributeLiar, companyLiar } from './sent-parts.ts'

const ownFields = ['name', 'plan', 'website', 'industry', 'size']

/** Liars about what a group says of its company (C2). */
export const groupCompanyLiars: readonly Liar[] = [
  ...ownFields.map((name) => companyLiar(`loses the ${name} of a group`, 'C2', (body) => without(body, name))),
  ...ownFields.map((name) =>
    companyLiar(`sends the ${name} of a group as an attribute`, 'C2', (body) =>
      body[name] === undefined
        ? body
        : { ...without(body, name), custom_attributes: { ...objectIn(body, 'custom_attributes'), [name]: body[name] } },
    ),
  ),
  companyLiar('sends NaN for a size that is no number', 'C2', (body, { event }) =>
    typeof traitsOf(event).size === 'string' && body.size === undefined ? { ...body, size: Number.NaN } : body,
  ),
  companyLiar('sends null for a size that is no number', 'C2', (body, { event }) =>
    typeof traitsOf(event).size === 'string' && body.size === undefined ? { ...body, size: null } : body,
  ),
  companyLiar('sends null for what a group does not spend', 'C2', (body) =>
    body.monthly_spend === undefined ? { ...body, monthly_spend: null } : body,
  ),
  companyLiar('sends the plan of a group as an object', 'C2', (body) =>
    body.plan === undefined ? body : { ...body, plan: { type: 'plan', name: body.plan } },
  ),
  companyLiar('loses a spend of zero', 'C2', (body) =>
    body.monthly_spend === 0 ? without(body, 'monthly_spend') : body,
  ),
  companyLiar('loses a size of zero', 'C2', (body) => (body.size === 0 ? without(body, 'size') : body)),
  companyLiar('loses what a group spends', 'C2', (body) => without(body, 'monthly_spend')),
  companyLiar('loses when a group began', 'C2', (body) => without(body, 'remote_created_at')),
  companyAttributeLiar('loses the attributes of a group', 'C2', () => ({})),
  companyAttributeLiar('loses attributes of a group that are false', 'C2', (attributes) =>
    only(attributes, (value) => value !== false),
  ),
  companyAttributeLiar('loses attributes of a group that are zero', 'C2', (attributes) =>
    only(attributes, (value) => value !== 0),
  ),
  eventMisreader('loses nested traits of a group', 'C2', (event) =>
    typeOf(event) === 'group' ? withTraits(event, (traits) => only(traits, (value) => !isNested(value))) : event,
  ),
  eventMisreader('reads traits of a group two levels deep', 'C2', (event) =>
    typeOf(event) === 'group'
      ? withTraits(event, (traits) =>
          mapped(traits, (value) => (isJsonObject(value) ? only(value, (inner) => !isNested(inner)) : value)),
        )
      : event,
  ),
  eventMisreader('keeps of a list of a group the first ten items alone', 'C2', (event) =>
    typeOf(event) === 'group'
      ? withTraits(event, (traits) => mapped(traits, (value) => (Array.isArray(value) ? value.slice(0, 10) : value)))
      : event,
  ),
  companyAttributeLiar('loses the email and phone of a group', 'C2', (attributes) =>
    without(attributes, 'email', 'phone'),
  ),
  companyAttributeLiar('lets one of two equal names in a group overwrite the other', 'C2', (attributes) =>
    only(attributes, (_, key) => !/_[2-9]$/.test(key)),
  ),
  companyAttributeLiar('sends nested traits of a group as they are', 'C2', (attributes, { event }) => ({
    ...attributes,
    ...only(traitsOf(event), (value) => isNested(value) && Object.keys(value).length > 0),
  })),
  companyAttributeLiar('sends empty objects and lists of a group', 'C2', (attributes, { event }) => ({
    ...attributes,
    ...only(traitsOf(event), (value) => isNested(value) && Object.keys(value).length === 0),
  })),
  companyAttributeLiar('sends the numbers of a group as text', 'C2', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'number' ? String(value) : value)),
  ),
  companyAttributeLiar('writes a trait of a group that is null out as text', 'C2', (attributes) =>
    mapped(attributes, (value) => (value === null ? 'null' : value)),
  ),
  companyLiar('sends what a group spends as an attribute', 'C2.fields', ({ monthly_spend, ...body }) =>
    monthly_spend === undefined
      ? body
      : { ...body, custom_attributes: { ...objectIn(body, 'custom_attributes'), monthly_spend } },
  ),
  companyLiar('sends milliseconds for the beginning of a group', 'C2.fields', (body) =>
    typeof body.remote_created_at === 'number' ? { ...body, remote_created_at: body.remote_created_at * 1000 } : body,
  ),
  companyLiar('sends what a group spends as text', 'C2.fields', (body) =>
    body.monthly_spend === undefined ? body : { ...body, monthly_spend: String(body.monthly_spend) },
  ),
  companyAttributeLiar(
    'joins the names of nested traits of a group with a point',
    'C2.keys',
    (attributes, { event }) => {
      const nested = Object.keys(only(traitsOf(event), isNested))
      return Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => {
          const holder = nested.find((name) => key.startsWith(`${name}_`))
          return [holder === undefined ? key : `${holder}.${key.slice(holder.length + 1)}`, value]
        }),
      )
    },
  ),
]
