import {
  agrees,
  isFilledText,
  isSameText,
  type Leaf,
  mayChange,
  readTime,
  scalarsIn,
  scalarsWithin,
  textOf,
} from '../../reading/index.ts'
import type { JsonObject, JsonValue } from '../../wire/index.ts'

const isAmount = (given: JsonValue) =>
  typeof given === 'number' || (typeof given === 'string' && /^-?\d+(\.\d+)?$/.test(given))
/** Intercom keeps whole amounts and sizes: a fraction may be dropped. */
const isSameAmount = (sent: JsonValue, given: JsonValue) => Math.abs(Number(sent) - Number(given)) < 1

/** A trait of a company that Intercom has a field for: what fits there, what it becomes, and what else may stand for it. */
export interface OwnField {
  trait: string
  name: string
  fits(given: JsonValue): boolean
  /** What a fitting value is sent as, for a reader. */
  becomes(given: JsonValue): string | number
  isForm(sent: JsonValue, given: JsonValue): boolean
}

const amount = {
  fits: isAmount,
  becomes: Number,
  isForm: (sent: JsonValue, given: JsonValue) => typeof sent === 'number' && isSameAmount(sent, given),
}
const isFirmText = (given: JsonValue) => isFilledText(given) && !mayChange(given)
const text = {
  fits: isFirmText,
  becomes: String,
  isForm: (sent: JsonValue, given: JsonValue) => isSameText(sent, String(given)),
}

/** Intercom API 1.4, Company model. */
export const ownFields: readonly OwnField[] = [
  { ...text, trait: 'plan', name: 'plan', fits: (given) => isFirmText(given) || typeof given === 'number' },
  { ...text, trait: 'website', name: 'website' },
  { ...text, trait: 'industry', name: 'industry' },
  { ...amount, trait: 'size', name: 'size', fits: (given) => isAmount(given) && Number.isInteger(Number(given)) },
  { ...amount, trait: 'monthlySpend', name: 'monthly_spend' },
  {
    trait: 'createdAt',
    name: 'remote_created_at',
    fits: (given) => readTime(given).kind === 'time',
    becomes: (given) => Math.floor((readTime(given).ms ?? 0) / 1000),
    isForm: (sent, given) => agrees(sent, readTime(given)),
  },
]

/** The scalars in sent values: a nested value may be sent as JSON text, and what is nested as it is, U5 tells. */
export const scalarsSaid = (values: readonly JsonValue[]): JsonValue[] => scalarsWithin(scalarsIn(values))

const identity: ReadonlySet<string> = new Set(['company_id', 'id', 'name', 'remove'])

/** Every scalar that is sent of a company beside its identity. */
export const scalarsOf = (sent: readonly JsonObject[]): JsonValue[] =>
  scalarsSaid(
    sent.flatMap((company) => Object.entries(company).flatMap(([key, value]) => (identity.has(key) ? [] : [value]))),
  )

/**
 * Whether a leaf that did not arrive as it is arrived in another form: in that of its field, or as the text of itself. A
 * createdAt that is no time may be left out, as a sign-up is (U3).
 */
export function isConverted({ path, value }: Leaf, scalars: readonly JsonValue[]): boolean {
  const own = path.length === 1 ? ownFields.find(({ trait }) => trait === path[0]) : undefined
  if (own?.trait === 'createdAt' && readTime(value).kind !== 'time') return true
  return scalars.some((sent) => {
    if (sent === value) return false
    return textOf(sent) === textOf(value) || (typeof value !== 'boolean' && own?.isForm(sent, value) === true)
  })
}
