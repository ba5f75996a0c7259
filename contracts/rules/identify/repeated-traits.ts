import {
  amongAttributes,
  bareName,
  furtherStandardTraits,
  hasTrait,
  isFormOf,
  type Leaf,
  leavesOf,
  once,
  standardTraits,
  traitPlaces,
  traitValues,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { attributesSent, isIdentified } from './sent-user.ts'

/** Names that other traits may give to an attribute, so that it repeats nothing. */
function otherNames({ event }: Exchange, names: readonly string[]): Set<string> {
  const { traits, contextTraits } = traitPlaces(event)
  const leaves = [traits, contextTraits].flatMap((place) => (place === undefined ? [] : leavesOf(place)))
  return new Set(leaves.filter(({ path }) => !names.includes(String(path[0]))).map(({ path }) => bareName(path)))
}

/** Whether an attribute is a leaf of a standard trait under a joined or respelled name. */
function isRepeatOf({ leaf, bare }: NamedLeaf, { bare: name, value }: Attribute): boolean {
  if (bare !== name || leaf.value === null) return false
  const asDate = { path: ['_at'], value: leaf.value }
  return value === leaf.value || (typeof leaf.value === 'string' && isFormOf(value, asDate, amongAttributes))
}

/** A leaf of a standard trait, and its bare name. */
interface NamedLeaf {
  leaf: Leaf
  bare: string
}

/** An attribute that was sent, and its bare name. */
interface Attribute {
  name: string
  bare: string
  value: JsonValue
}

const namedAttributes = once((exchange: Exchange): readonly Attribute[] =>
  [...attributesSent(exchange)].flatMap(([name, values]) =>
    values.map((value) => ({ name, bare: bareName(name), value })),
  ),
)

function repeats(exchange: Exchange, names: readonly string[]): Finding[] {
  const found = names.flatMap((trait) => {
    // The bare name of whatever lies inside the trait begins with that of the trait.
    const attributes = namedAttributes(exchange).filter(({ bare }) => bare.startsWith(bareName(trait)))
    const given = attributes.length === 0 ? [] : traitValues(exchange.event, trait)
    if (given.length === 0) return []
    const leaves = given.flatMap((value) =>
      leavesOf(value, [trait]).map((leaf) => ({ leaf, bare: bareName(leaf.path) })),
    )
    return attributes
      .filter((attribute) => attribute.name === trait || leaves.some((leaf) => isRepeatOf(leaf, attribute)))
      .map((attribute) => ({ trait, ...attribute }))
  })
  if (found.length === 0) return []
  const others = otherNames(exchange, names)
  return found
    .filter(({ bare }) => !others.has(bare))
    .map(({ trait, name, value }) => ({
      message: `The standard trait ${trait} is repeated in custom_attributes.`,
      received: { [name]: value },
    }))
}

const gives = (exchange: Exchange, names: readonly string[]) =>
  isIdentified(exchange) && hasTrait(exchange.event, names)

const words = {
  source: 'destination documentation, Traits mapping; intercom-php#267',
  harm: 'style',
  connections: cloudConnections,
} as const

/** Contract U7; destination documentation, Traits mapping. */
export const standardTraitsAreNotRepeated = defineRule({
  ...words,
  id: 'U7',
  level: 'must',
  authority: 'RS',
  says: 'userId, email, phone, name, createdAt, the first and last name and company are not repeated in custom_attributes, whatever their values.',
  why: 'Each repeat takes one of the 250 attributes of a workspace, and goes stale beside the field that Intercom keeps.',
  mend: 'Leave the standard traits out before flattening the rest.',
  appliesTo: (exchange) => gives(exchange, standardTraits),
  check: (exchange) => repeats(exchange, standardTraits),
})

/** Contract U7, further traits. */
export const furtherTraitsAreNotRepeated = defineRule({
  ...words,
  id: 'U7.more',
  level: 'should',
  authority: 'RS',
  says: 'id, first_name, last_name, avatar and unsubscribedFromEmails are not repeated in custom_attributes either.',
  why: 'They say again what Intercom keeps in fields of its own, and take the place of attributes.',
  mend: 'Leave them out together with the other standard traits.',
  appliesTo: (exchange) => gives(exchange, furtherStandardTraits),
  check: (exchange) => repeats(exchange, furtherStandardTraits),
})
