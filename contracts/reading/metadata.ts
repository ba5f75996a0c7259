import { isJsonObject, type JsonObject, type JsonValue } from '../wire/index.ts'
import { field, isFilledText, objectField } from './fields.ts'
import { hostileKeys, type Leaf, leavesOf } from './leaves.ts'
import { keysThatStay } from './names.ts'
import { once } from './once.ts'
import { isFormOf, missingLeaves, type Reach } from './reached.ts'

/** How properties are looked for in an event's metadata (T3, T6; Freedoms). */
export const inMetadata: Reach = { dateSuffix: '_date', booleansAsText: true }

/** The two objects that Intercom takes as a metadata value (Intercom API 1.4, metadata types). */
export type RichKind = 'rich link' | 'amount'

/** The two fields that make a value of that kind. */
export const fieldsOf = { 'rich link': ['url', 'value'], amount: ['amount', 'currency'] } as const

/** Whether a value is an object with text `url` and text `value`. */
export function isRichLink(value: unknown): value is JsonObject {
  return typeof field(value, 'url') === 'string' && typeof field(value, 'value') === 'string'
}

/** Whether a value is an object with a number `amount` and text `currency`. */
export function isAmount(value: unknown): value is JsonObject {
  return typeof field(value, 'amount') === 'number' && typeof field(value, 'currency') === 'string'
}

const isKind = { 'rich link': isRichLink, amount: isAmount }

/** A direct property that stays an object, and the object in the metadata that it became. */
export interface RichProperty {
  key: string
  kind: RichKind
  given: JsonObject
  /** The name under which it was sent; absent where it is no object of its kind any more. */
  sentAs?: string
}

const isPlainText = (text: unknown) => isFilledText(text) && text.isWellFormed() && !text.includes('\u0000')

/**
 * The kind as which a direct property stays an object; none where its text or what lies under its key may be left out, or where it
 * is of both kinds.
 */
function kindOf(key: string, value: JsonObject): RichKind | undefined {
  if (!isPlainText(key) || hostileKeys.has(key) || isRichLink(value) === isAmount(value)) return undefined
  if (isRichLink(value)) return isPlainText(value['url']) && isPlainText(value['value']) ? 'rich link' : undefined
  return isPlainText(field(value, 'currency')) ? 'amount' : undefined
}

/** The direct properties that stay objects in the metadata (T3). */
export const richProperties = once((properties: JsonObject): readonly RichProperty[] => {
  const rich: RichProperty[] = []
  for (const key of Object.keys(properties)) {
    const given = objectField(properties, key)
    const kind = given === undefined ? undefined : kindOf(key, given)
    if (given !== undefined && kind !== undefined) rich.push({ key, kind, given })
  }
  return rich
})

/** Whether two objects of a kind say the same, or something that identifies them. */
function resembles(sent: JsonValue, { kind, given }: RichProperty, { fully }: { fully: boolean }): boolean {
  if (!isKind[kind](sent)) return false
  const same = fieldsOf[kind].map((name) => field(sent, name) === field(given, name))
  return fully ? !same.includes(false) : same.includes(true)
}

/** Finds each rich property in the metadata: under its own key, or, where its name may change, by what it holds. */
function findIn(properties: JsonObject, metadata: JsonObject): RichProperty[] {
  const rich = richProperties(properties)
  if (rich.length === 0) return []
  const staying = keysThatStay(properties)
  const found: RichProperty[] = []
  const taken = new Set<string>()
  for (const property of [
    ...rich.filter(({ key }) => staying.has(key)),
    ...rich.filter(({ key }) => !staying.has(key)),
  ]) {
    const free = Object.keys(metadata).filter((key) => !taken.has(key))
    const own = isKind[property.kind](field(metadata, property.key)) ? property.key : undefined
    const alike = (fully: boolean) => free.find((key) => resembles(metadata[key] as JsonValue, property, { fully }))
    const sentAs = staying.has(property.key) ? own : (alike(true) ?? alike(false))
    if (sentAs !== undefined) taken.add(sentAs)
    found.push(sentAs === undefined ? property : { ...property, sentAs })
  }
  return found
}

/** What became of the properties in the metadata of their event. */
export interface MetadataReading {
  rich: RichProperty[]
  /** Scalars that are nowhere in it. */
  missing: Leaf[]
  /** Direct scalars whose key holds something else. */
  changed: Leaf[]
  /** Direct scalars that are in it, though not under the key that they could keep. */
  renamed: Leaf[]
}

/**
 * Looks for every scalar of the properties in the metadata, counted with repeats; inside objects of the metadata too, since
 * those that have no place there are judged by T4.
 */
export function readMetadata(properties: JsonObject, metadata: JsonObject): MetadataReading {
  const rich = findIn(properties, metadata)
  const isPart = (path: Leaf['path'], key: string | undefined, kind: RichKind) =>
    path[0] === key && (fieldsOf[kind] as readonly unknown[]).includes(path[1])
  const leaves = leavesOf(properties).filter(({ path }) => !rich.some(({ key, kind }) => isPart(path, key, kind)))
  const sent = leavesOf(metadata).filter(({ path }) => !rich.some(({ sentAs, kind }) => isPart(path, sentAs, kind)))
  const staying = keysThatStay(properties)
  const astray = leaves.filter(
    ({ path, value }) =>
      path.length === 1 &&
      staying.has(String(path[0])) &&
      !isRightAt(field(metadata, String(path[0])), { path, value }),
  )
  const changed = astray.filter(({ path }) => !isJsonObjectOrAbsent(field(metadata, String(path[0]))))
  const missing = missingLeaves(
    leaves,
    sent.map(({ value }) => value),
    inMetadata,
  ).filter((leaf) => !changed.includes(leaf))
  const renamed = astray.filter((leaf) => !changed.includes(leaf) && !missing.includes(leaf))
  return { rich, missing, changed, renamed }
}

/** Whether a direct scalar stands rightly under its key: null is sent as null, or left out (Freedoms). */
function isRightAt(sent: JsonValue | undefined, leaf: Leaf): boolean {
  return leaf.value === null ? sent === undefined || sent === null : isFormOf(sent, leaf, inMetadata)
}

const isJsonObjectOrAbsent = (value: unknown) => value === undefined || isJsonObject(value) || Array.isArray(value)
