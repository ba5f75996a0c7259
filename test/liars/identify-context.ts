import { type Event, isJsonObject } from '../../contracts/wire/index.ts'
import { contextOf, objectIn, without } from './event-parts.ts'
import { eventMisreader, type Liar } from './liar.ts'
import { attributeLiar } from './sent-parts.ts'

const collected = [
  ['device', 'type'],
  ['device', 'model'],
  ['device', 'manufacturer'],
  ['os', 'name'],
  ['os', 'version'],
  ['app', 'name'],
  ['app', 'version'],
] as const

/** Leaves out a property of the context. */
const contextWithout = (event: Event, part: string, property: string): Event =>
  isJsonObject(event.context) && isJsonObject(event.context[part])
    ? { ...event, context: { ...event.context, [part]: without(objectIn(event.context, part), property) } }
    : event

/** Liars about the context of an identify (U13). */
export const contextLiars: readonly Liar[] = [
  ...collected.map(([part, property]) =>
    eventMisreader(`does not collect ${part}.${property}`, 'U13', (event, { connection }) =>
      connection === 'mobile-cloud' ? contextWithout(event, part, property) : event,
    ),
  ),
  ...collected.map(([part, property]) =>
    attributeLiar(`sends ${part}.${property} although nobody asked`, 'U13', (attributes, { event, settings }) => {
      const value = objectIn(contextOf(event), part)[property]
      return settings.collectContext !== true && typeof value === 'string'
        ? { ...attributes, [`${part}_${property}`]: value }
        : attributes
    }),
  ),
  attributeLiar('names the version of the app simply version', 'U13', ({ app_version, ...attributes }) =>
    app_version === undefined ? attributes : { ...attributes, version: app_version },
  ),
  attributeLiar('puts the device over a trait of the same name', 'U4', (attributes, { event, settings }) => {
    const { type } = objectIn(contextOf(event), 'device')
    return settings.collectContext === true && typeof type === 'string'
      ? { ...attributes, device_type: type }
      : attributes
  }),
  eventMisreader('collects the context of mobile sources alone', 'U13.sources', (event, { connection }) =>
    connection === 'mobile-cloud'
      ? event
      : collected.reduce((left, [part, name]) => contextWithout(left, part, name), event),
  ),
]
