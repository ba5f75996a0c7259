import {
  agrees,
  amongAttributes,
  attributesIn,
  bareName,
  isFilledText,
  isFormOf,
  isInsideCutText,
  isSameText,
  type Leaf,
  leavesOf,
  missingLeaves,
  readTime,
  scalarsWithin,
  valuesOf,
} from '../../reading/index.ts'
import type { JsonObject, JsonValue } from '../../wire/index.ts'

/** Intercom's own fields of a company, and the traits that belong there (Intercom API 1.4, Company model). */
export const companyFields = {
  name: ['name'],
  plan: ['plan'],
  website: ['website'],
  industry: ['industry'],
  size: ['size'],
  monthly_spend: ['monthlySpend', 'monthly_spend'],
  remote_created_at: ['remoteCreatedAt', 'createdAt'],
} as const
export type CompanyField = keyof typeof companyFields

export const fieldNames = Object.keys(companyFields) as CompanyField[]

/** The fields of text; the others hold numbers. */
export const isTextField = (name: CompanyField) => ['name', 'plan', 'website', 'industry'].includes(name)

/**
 * Traits that need not reach the company: identities that C1 and C3 let be used in another way, an `anonymousId` (Freedoms),
 * and the names that U11 keeps out of a company's attributes.
 */
const freeTraits: ReadonlySet<string> = new Set(['id', 'groupId', 'userId', 'anonymousId', 'remove'])

/** Whether a trait has to stand in its field: filled text in a field of text, a whole number as the size (C2). */
export function fits(name: CompanyField, value: unknown): value is string | number {
  if (isTextField(name)) return isFilledText(value)
  return name === 'size' && Number.isSafeInteger(value) && Number(value) >= 0
}

/**
 * Whether a sent value says what a trait says, in whatever form: a number as text or text as a number, without a fraction
 * where Intercom takes whole numbers, a time in seconds.
 */
export function says(sent: unknown, value: JsonValue, name: CompanyField): boolean {
  if (sent === value) return true
  if (typeof value === 'object' || typeof sent === 'object' || sent === undefined) return false
  if (String(sent).trim() === String(value).trim()) return true
  if (isTextField(name)) return typeof value !== 'boolean' && isSameText(sent, value)
  if (name === 'remote_created_at' && agrees(sent, readTime(value)) && readTime(value).kind !== 'none') return true
  const [number, numberSent] = [value, sent].map((item) => (isFilledText(item) ? Number(item) : item))
  if (typeof number !== 'number' || typeof numberSent !== 'number') return false
  return numberSent === number || (Number.isInteger(numberSent) && Math.abs(numberSent - number) < 1)
}

/** The names of a field and of the traits that belong there, bare. */
export function ownNames(name: CompanyField): ReadonlySet<string> {
  return ownNamesByField.get(name) ?? new Set()
}

const ownNamesByField: ReadonlyMap<CompanyField, ReadonlySet<string>> = new Map(
  fieldNames.map((name) => [name, new Set([name, ...companyFields[name]].map(bareName))]),
)

/** The field that a trait belongs to. */
function fieldOf(trait: string | number | undefined): CompanyField | undefined {
  return fieldByTrait.get(trait)
}

const fieldByTrait: ReadonlyMap<unknown, CompanyField> = new Map(
  fieldNames.flatMap((name) => companyFields[name].map((trait) => [trait, name] as const)),
)

/** Whether a scalar that need not stand in its field stands there, or in an attribute of its own name, in some form. */
function isThere(name: CompanyField, value: Leaf['value'], bodies: readonly JsonObject[]): boolean {
  if (name === 'remote_created_at' && readTime(value).kind === 'none') return true
  const own = ownNames(name)
  const attributes = attributesIn(bodies).filter(([key]) => own.has(bareName(key)))
  return [...valuesOf(bodies, name), ...attributes.map(([, sent]) => sent)].some((sent) => says(sent, value, name))
}

/** Further names of the time of creation, which may reach its field as well. */
export const namesOfCreation: ReadonlySet<string> = new Set(['remote_created_at', 'created_at', 'createdat'])

/** Whether a scalar of the traits has to be looked for among the custom attributes. */
function isForAttributes({ path, value }: Leaf, direct: readonly Leaf[], bodies: readonly JsonObject[]): boolean {
  const [key] = path
  if (freeTraits.has(String(key))) return false
  // What is no name may be left out: U11 keeps `name` out of a company's attributes, and a group may be read the same way.
  if (key === 'name' && (path.length > 1 || typeof value === 'boolean')) return false
  if (path.length > 1) return true
  if (namesOfCreation.has(String(key))) {
    return !valuesOf(bodies, 'remote_created_at').some((sent) => says(sent, value, 'remote_created_at'))
  }
  const name = fieldOf(key)
  if (name === undefined) return true
  if (fits(name, value)) return false
  // Of two names of one trait the first may win: one that is there is enough, and the first stands for both.
  const aliases = direct.filter((leaf) => fieldOf(leaf.path[0]) === name && !isFormOf(undefined, leaf, amongAttributes))
  return aliases[0]?.path[0] === key && !aliases.some((alias) => isThere(name, alias.value, bodies))
}

/** The scalars of a group's traits that reached neither a field nor a custom attribute of its company (C2). */
export function lostTraits(traits: JsonObject, bodies: readonly JsonObject[]): Leaf[] {
  const leaves = leavesOf(traits)
  const direct = leaves.filter(({ path }) => path.length === 1)
  const attributes = attributesIn(bodies)
  const required = leaves.filter(
    (leaf) => isForAttributes(leaf, direct, bodies) && !isInsideCutText(leaf.path, attributes),
  )
  const inFields = fieldNames.flatMap((name) =>
    direct.some(({ path, value }) => fieldOf(path[0]) === name && fits(name, value)) ? [] : valuesOf(bodies, name),
  )
  const sent = scalarsWithin([...attributes.map(([, value]) => value), ...inFields])
  return missingLeaves(required, sent, amongAttributes)
}
