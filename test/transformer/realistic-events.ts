import type { Event } from '../../contracts/wire/index.ts'

/** Events as the SDKs send them, whole: the web SDK 3.34, the Android SDK 1.28 and the Node SDK 3.0. */

const webContext = {
  traits: {
    email: 'kim@shop.test',
    name: 'Kim Z',
    phone: '+44 20 7946 0000',
    plan: 'pro',
    seats: 30,
    trial_ends_at: '2026-04-01T00:00:00Z',
    address: { city: 'Paris', country: 'FR' },
    company: { id: 'co-1', name: 'Kim Ltd', industry: 'retail', plan: 'team' },
    createdAt: '2024-01-02T03:04:05.000Z',
  },
  sessionId: 1772600767890,
  sessionStart: true,
  app: {
    name: 'RudderLabs JavaScript SDK',
    namespace: 'com.rudderlabs.javascript',
    version: '3.34.1',
    installType: 'npm',
  },
  library: { name: 'RudderLabs JavaScript SDK', version: '3.34.1', variant: 'bundled' },
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  os: { name: '', version: '' },
  locale: 'en-GB',
  screen: { width: 1280, height: 720, density: 1, innerWidth: 1280, innerHeight: 720 },
  campaign: { source: 'news', name: 'c1' },
  page: {
    path: '/',
    referrer: '$direct',
    referring_domain: '',
    search: '?utm_source=news&utm_campaign=c1',
    title: 'Shop',
    url: 'https://shop.test/?utm_source=news&utm_campaign=c1',
    tab_url: 'https://shop.test/?utm_source=news&utm_campaign=c1',
    initial_referrer: '$direct',
    initial_referring_domain: '',
  },
  timezone: 'GMT+0100',
}

const webEnvelope = {
  channel: 'web',
  messageId: '4a6a1c0e-8c3b-4a52-8a0c-0b5e2f5a9d11',
  userId: 'cust-7',
  anonymousId: 'd3b1f7a2-57e1-4d0d-9a7c-3c2f6f4f2f10',
  originalTimestamp: '2026-03-04T05:06:07.890Z',
  sentAt: '2026-03-04T05:06:07.900Z',
  timestamp: '2026-03-04T05:06:07.890Z',
  integrations: { All: true },
  context: webContext,
}

export const webIdentify: Event = { type: 'identify', ...webEnvelope }

export const webTrack: Event = {
  type: 'track',
  event: 'Order Completed',
  ...webEnvelope,
  properties: {
    order_id: 'o-1001',
    revenue: 77.95,
    currency: 'EUR',
    coupon: 'SPRING',
    delivery_date: '2026-03-09',
    price: { amount: 7795, currency: 'EUR' },
    receipt: { url: 'https://shop.test/orders/o-1001', value: 'o-1001' },
    products: [
      { sku: 's-1', name: 'Chair', quantity: 1 },
      { sku: 's-2', name: 'Lamp', quantity: 2 },
    ],
  },
}

export const androidIdentify: Event = {
  messageId: '9c1b35d1-2f0e-4a0f-a25c-62d4b1f7c1aa',
  channel: 'mobile',
  context: {
    app: { build: '42', name: 'Shop', namespace: 'com.example.shop', version: '1.2.3' },
    traits: {
      anonymousId: 'b1c2',
      id: 'cust-7',
      userId: 'cust-7',
      firstname: 'Kim',
      lastname: 'Z',
      createdat: '2024-01-02T03:04:05.000Z',
      createdAt: '2024-01-02T03:04:05.000Z',
      username: 'kz',
      email: 'kim@shop.test',
      phone: '+44',
      age: '30',
      company: { name: 'Kim Ltd', id: 'co-1', industry: 'retail' },
      address: { city: 'Paris' },
      plan: 'pro',
      seats: 30,
    },
    library: { name: 'com.rudderstack.android.sdk.core', version: '1.28.0' },
    os: { name: 'Android', version: '14' },
    screen: { density: 420, width: 1080, height: 2400 },
    userAgent: 'Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/AP2A.240805.005)',
    locale: 'en-GB',
    device: {
      id: '5094724587945e1f',
      manufacturer: 'Google',
      model: 'Pixel 8',
      name: 'shiba',
      type: 'Android',
      adTrackingEnabled: false,
    },
    network: { carrier: 'T-Mobile', wifi: true, bluetooth: false, cellular: true },
    timezone: 'Europe/Paris',
    sessionId: 1772600767,
    sessionStart: true,
  },
  type: 'identify',
  originalTimestamp: '2026-03-04T05:06:07.890Z',
  timestamp: '2026-03-04T05:06:07.890Z',
  anonymousId: 'b1c2',
  userId: 'cust-7',
  event: 'identify',
  integrations: { All: true },
  sentAt: '2026-03-04T05:06:17.900Z',
}

const nodeTraits = {
  email: 'n@x.test',
  firstName: 'Nora',
  lastName: 'X',
  createdAt: '2024-01-02T03:04:05.000Z',
  plan: 'pro',
  seats: 3,
  company: { id: 'co-9', name: 'X Ltd', monthlySpend: 49.5, size: 12 },
}

export const nodeIdentify: Event = {
  type: 'identify',
  userId: 'u-9',
  traits: nodeTraits,
  context: { traits: nodeTraits, library: { name: 'analytics-node', version: '3.0.13' } },
  channel: 'server',
  _metadata: { nodeVersion: '24.21.0' },
  originalTimestamp: '2026-03-04T05:06:07.890Z',
  timestamp: '2026-03-04T05:06:07.890Z',
  messageId: '2f2d3d4e-27d2-4f0b-8a33-7c1d1f6f6f6f',
  sentAt: '2026-03-04T05:06:07.900Z',
}
