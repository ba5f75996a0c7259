import {
  amongAttributes,
  attributesIn,
  field,
  isDelivered,
  isFormOf,
  isSameText,
  keysThatStay,
  leavesOf,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, isJsonObject, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import {
  type CompanyField,
  companyFields,
  fieldNames,
  fits,
  isTextField,
  lostTraits,
  namesOfCreation,
} from './company-traits.ts'
import { companiesSent, companyTraits } from './sent-company.ts'

const isWritten = (exchange: Exchange) => isDelivered(exchange, 'group') && companiesSent(exchange).length > 0

const givenFor = (name: CompanyField, traits: JsonObject) =>
  [...companyFields[name], ...(name === 'remote_created_at' ? namesOfCreation : [])]
    .map((trait) => field(traits, trait))
    .filter((value) => value !== undefined)

/** A trait that fits stands in the field of its name. */
function checkFitting(traits: JsonObject, bodies: readonly JsonObject[]): Finding[] {
  return (['name', 'plan', 'website', 'industry', 'size'] as const).flatMap((name) => {
    const given = field(traits, name)
    if (!fits(name, given) || isFormOf(undefined, { path: [name], value: given }, amongAttributes)) return []
    const sent = valuesOf(bodies, name)
    const isRight = (value: JsonValue) => (typeof given === 'string' ? isSameText(value, given) : value === given)
    if (sent.length > 0 && sent.every(isRight)) return []
    return [{ message: `The company's ${name} did not reach its field.`, expected: given, received: sent[0] ?? null }]
  })
}

const isBlankText = (value: JsonValue) => typeof value === 'string' && value.trim() === ''

/** Whether a field was sent as no value at all, though its trait is not null, or out of nothing. */
function isNoValue(sent: JsonValue, given: readonly JsonValue[], name: CompanyField): boolean {
  if (typeof sent === 'string') return sent === 'NaN' && !given.includes('NaN')
  if (typeof sent === 'number') return !Number.isFinite(sent)
  if (sent !== null || given.includes(null)) return false
  // Blank text says nothing; a field of text that no trait asks for is judged by C5.source.
  return isTextField(name) ? !given.every(isBlankText) : true
}

function checkForms(traits: JsonObject, bodies: readonly JsonObject[]): Finding[] {
  return fieldNames.flatMap((name) => {
    const given = givenFor(name, traits)
    return valuesOf(bodies, name).flatMap((sent) => {
      const told = { expected: given[0] ?? null, received: { [name]: sent } }
      if (isNoValue(sent, given, name)) {
        return [{ message: 'A field of the company was sent as null or NaN.', ...told }]
      }
      if (typeof sent === 'object' && sent !== null) {
        return [{ message: 'A field of the company holds an object or an array.', ...told }]
      }
      return []
    })
  })
}

function checkAttributes(bodies: readonly JsonObject[]): Finding[] {
  const misplaced = valuesOf(bodies, 'custom_attributes').find((value) => value !== null && !isJsonObject(value))
  const nested = attributesIn(bodies).find(([, value]) => typeof value === 'object' && value !== null)
  return [
    ...(misplaced === undefined
      ? []
      : [{ message: 'The custom attributes of the company are no object.', received: misplaced }]),
    ...(nested
      ? [
          {
            message: 'A custom attribute of the company holds an object or an array.',
            received: { [nested[0]]: nested[1] },
          },
        ]
      : []),
  ]
}

/** Traits that are null and stand under their name as something else: null is sent as null or left out (Freedoms). */
function checkNulls(traits: JsonObject, bodies: readonly JsonObject[]): Finding[] {
  const written = attributesIn(bodies).find(
    ([key, value]) => value !== null && field(traits, key) === null && keysThatStay(traits).has(key),
  )
  if (written === undefined) return []
  return [{ message: 'A trait that is null is sent as a value.', received: { [written[0]]: written[1] } }]
}

function checkLost(traits: JsonObject, bodies: readonly JsonObject[]): Finding[] {
  const [first] = lostTraits(traits, bodies)
  if (first === undefined) return []
  const nested = first.path.length > 1
  return [
    {
      message: nested
        ? 'A value inside a nested trait reached neither a field nor a custom attribute of the company.'
        : 'A trait reached neither a field nor a custom attribute of the company.',
      expected: { trait: first.path.join(' › '), value: first.value },
    },
  ]
}

/** C2: what is known of a company reaches it (Intercom API 1.4, Company model). */
export const companyTraitsReachCompany = defineRule({
  id: 'C2',
  level: 'must',
  authority: 'API',
  says: "A group's `name`, `plan`, `website`, `industry` and `size` reach the company's fields of those names where they fit, and every other trait its custom attributes as scalars. No trait is lost, zero included, and no field is sent as NaN or null in place of a value.",
  why: 'Accounts are found, sorted and billed by these values: a lost one is a wrong segment, and a null wipes what was known.',
  mend: 'Send fitting traits in their fields, flatten all others into `custom_attributes`, and leave out what has no value.',
  source: 'Intercom API 1.4, Company model',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    isWritten(exchange) &&
    (leavesOf(companyTraits(exchange)).length > 0 ||
      companiesSent(exchange).some((company) => Object.keys(company).length > 1)),
  check(exchange) {
    const traits = companyTraits(exchange)
    const bodies = companiesSent(exchange)
    return [
      ...checkFitting(traits, bodies),
      ...checkForms(traits, bodies),
      ...checkAttributes(bodies),
      ...checkNulls(traits, bodies),
      ...checkLost(traits, bodies),
    ]
  },
})
