import {
  bareName,
  field,
  isFilledText,
  isSameText,
  leavesOf,
  mayChange,
  objectField,
  traitPlaces,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { attributesSent, isIdentified } from './sent-user.ts'

/** What the setting "Include Context with Identify Calls" collects (destination documentation). */
const properties = [
  ['device', 'type'],
  ['device', 'model'],
  ['device', 'manufacturer'],
  ['os', 'name'],
  ['os', 'version'],
  ['app', 'name'],
  ['app', 'version'],
] as const

type Property = (typeof properties)[number]

/** The names of the properties, bare: a trait of such a name may stand beside them under another. */
export const contextNames: readonly string[] = properties.map((property) => bareName(property))

/** Whether a name holds both parts: device_type, deviceType, context_device_type. */
const isNameOf = (name: string, property: Property) => property.every((part) => bareName(name).includes(part))

/** The properties that the event has, blank ones left aside. */
function given({ event }: Exchange): { property: Property; value: string | number }[] {
  const context = objectField(event, 'context')
  return properties.flatMap((property: Property): { property: Property; value: string | number }[] => {
    const value = field(objectField(context, property[0]), property[1])
    if (typeof value === 'number') return [{ property, value }]
    return isFilledText(value) && !mayChange(value) ? [{ property, value }] : []
  })
}

/** The properties that have to be sent: a number, which no source sends there, may count as blank. */
const demanded = (exchange: Exchange) => given(exchange).filter(({ value }) => typeof value === 'string')

/** Whether a trait has a name with both parts: it may be what such an attribute holds. */
function isGivenByTrait({ event }: Exchange, property: Property): boolean {
  const { traits, contextTraits } = traitPlaces(event)
  return [traits, contextTraits].some(
    (place) =>
      place !== undefined &&
      (Object.keys(place).some((name) => isNameOf(name, property)) ||
        leavesOf(place).some(({ path }) => isNameOf(path.join(''), property))),
  )
}

function missing(exchange: Exchange): Finding[] {
  const attributes = [...attributesSent(exchange)]
  return demanded(exchange)
    .filter(({ property, value }) => {
      const isSent = attributes.some(
        ([name, values]) => isNameOf(name, property) && values.some((sent) => isSameText(sent, value)),
      )
      return !isSent && !isGivenByTrait(exchange, property)
    })
    .map(({ property, value }) => ({
      message: `${property.join('.')} of the context is not among the custom attributes.`,
      expected: { [property.join('_')]: value },
    }))
}

function uninvited(exchange: Exchange): Finding[] {
  const attributes = [...attributesSent(exchange)]
  if (attributes.length === 0) return []
  return properties.flatMap((property) => {
    const named = attributes.filter(([name]) => isNameOf(name, property))
    if (named.length === 0 || isGivenByTrait(exchange, property)) return []
    return named.map(([name, [value]]) => ({
      message: `${property.join('.')} of the context is sent although the setting is off.`,
      received: { [name]: value ?? null },
    }))
  })
}

const collects = ({ settings }: Exchange) => settings.collectContext === true
const collectsNothing = ({ settings }: Exchange) => [false, undefined, null].includes(settings.collectContext as null)

/**
 * Whether a mobile source sent the event, and the event shows it, by its channel, else by its library: a service that is reached
 * over HTTP is told the connection by nothing else.
 */
function isMobile({ connection, event }: Exchange): boolean {
  if (connection !== 'mobile-cloud') return false
  const channel = field(event, 'channel')
  if (channel === 'mobile' || channel === 'web' || channel === 'server') return channel === 'mobile'
  const library = field(objectField(objectField(event, 'context'), 'library'), 'name')
  return typeof library === 'string' && /android|ios/i.test(library)
}

const words = {
  source: 'destination documentation, Collecting identify context',
  harm: 'data wrong',
  connections: cloudConnections,
} as const

/** Contract U13; destination documentation, Collecting identify context. */
export const contextIsCollected = defineRule({
  ...words,
  id: 'U13',
  level: 'must',
  authority: 'DOC',
  says: 'With "Include Context with Identify Calls" on, an identify of a mobile source sends device type, model and manufacturer, os name and version, app name and version as custom attributes; with it off, none of them is sent.',
  why: 'Support staff see which phone and version a person has only by this, and nobody who left the setting off wants devices in Intercom.',
  mend: 'Read the setting, and add each property that is not blank as an attribute such as device_type.',
  appliesTo: (exchange) =>
    isIdentified(exchange) &&
    ((collectsNothing(exchange) && given(exchange).length > 0) ||
      (collects(exchange) && isMobile(exchange) && demanded(exchange).length > 0)),
  check: (exchange) => (collects(exchange) ? missing(exchange) : uninvited(exchange)),
})

/** Contract U13, other sources; destination documentation, Collecting identify context. */
export const contextIsCollectedFromAllSources = defineRule({
  ...words,
  id: 'U13.sources',
  level: 'should',
  authority: 'DOC',
  says: 'With the setting on, an identify of a web or server source, or of one that does not show, sends these properties of the context too, where it has them.',
  why: 'The setting names no source: whoever turns it on expects it to hold for all.',
  mend: 'Apply the setting without asking where the event came from.',
  appliesTo: (exchange) =>
    isIdentified(exchange) && collects(exchange) && !isMobile(exchange) && demanded(exchange).length > 0,
  check: missing,
})
