import { type Connection, type Event, isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'

/** When the SDK sent the event off and when the gateway got it: neither is when it happened. */
const sentOff = { sentAt: '2026-03-04T05:06:09.120Z', receivedAt: '2026-03-04T05:06:10.451Z' }

/** What a source's SDK puts on every event (RudderStack SDKs: JavaScript 3.34, Android 1.28, Node 3.0). */
const dresses: Record<'web' | 'phone' | 'server', { envelope: JsonObject; context: JsonObject }> = {
  web: {
    envelope: {
      channel: 'web',
      integrations: { All: true },
      messageId: '0f8fad5b-d9cb-469f-a165-70867728950e',
      ...sentOff,
    },
    context: {
      app: { name: 'RudderLabs JavaScript SDK', namespace: 'com.rudderlabs.javascript', version: '3.34.1' },
      library: { name: 'RudderLabs JavaScript SDK', version: '3.34.1' },
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      os: { name: '', version: '' },
      locale: 'en-GB',
      sessionId: 1772600767890,
      campaign: {},
      page: { path: '/', referrer: '$direct', search: '?utm_source=news', url: 'https://shop.test/' },
    },
  },
  phone: {
    envelope: {
      channel: 'mobile',
      integrations: { All: true },
      messageId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      ...sentOff,
    },
    context: {
      app: { build: '42', name: 'Shop', namespace: 'com.example.shop', version: '1.2.3' },
      library: { name: 'com.rudderstack.android.sdk.core', version: '1.28.0' },
      os: { name: 'Android', version: '14' },
      screen: { density: 420, width: 1080, height: 2400 },
      device: { id: '5f2a9c1d7e3b8046', manufacturer: 'Google', model: 'Pixel 8', name: 'shiba', type: 'Android' },
      network: { carrier: 'T-Mobile', wifi: true, bluetooth: false },
    },
  },
  server: {
    envelope: {
      channel: 'server',
      _metadata: { nodeVersion: '24.21.0' },
      messageId: 'node-1772600767890-1',
      ...sentOff,
    },
    context: { library: { name: 'analytics-node', version: '3.0.13' } },
  },
}

function dressOf(connection: Connection) {
  if (connection === 'server-cloud') return dresses.server
  return connection.startsWith('web') ? dresses.web : dresses.phone
}

/** The event as a source of that connection would send it: what the event says by itself stays. */
export function dressed(event: Event, connection: Connection): Event {
  const { envelope, context } = dressOf(connection)
  const own = event['context']
  const whole: Event = Object.fromEntries([...Object.entries(envelope), ...Object.entries(event)])
  if (own === undefined) whole['context'] = context
  else if (isJsonObject(own)) {
    whole['context'] = Object.fromEntries([...Object.entries(context), ...Object.entries(own)])
  }
  return whole
}
