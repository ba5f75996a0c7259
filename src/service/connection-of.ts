import { type Connection, type Event, isJsonObject } from '../../contracts/wire/index.ts'

/** Channels that RudderStack's SDKs write into their events. */
const byChannel: Readonly<Record<string, Connection>> = {
  web: 'web-cloud',
  'service-worker': 'web-cloud',
  mobile: 'mobile-cloud',
  server: 'server-cloud',
}

/**
 * The connection that an event came over. The protocol does not say; the event does, by its channel, else by the library that made it.
 * What tells neither counts as sent by a server. Sources: RudderStack documentation, Common fields (`channel`, `context.library`).
 */
export function connectionOf(event: Event): Connection {
  const context = isJsonObject(event) && isJsonObject(event['context']) ? event['context'] : {}
  const library = isJsonObject(context['library']) ? context['library']['name'] : undefined
  const channel = isJsonObject(event) ? (event['channel'] ?? context['channel']) : undefined
  if (typeof channel === 'string' && Object.hasOwn(byChannel, channel)) return byChannel[channel] as Connection
  if (typeof library !== 'string') return 'server-cloud'
  if (/javascript|service-worker/i.test(library)) return 'web-cloud'
  return /android|ios|swift|kotlin|flutter|react-?native/i.test(library) ? 'mobile-cloud' : 'server-cloud'
}
