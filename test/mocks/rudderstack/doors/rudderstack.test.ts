import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Event } from '../../../../contracts/wire/index.ts'
import { type RudderStack, startRudderStack } from '../../../../mocks/rudderstack/doors/rudderstack.ts'

let rudderstack: RudderStack
let arrived: Event[] = []
beforeAll(async () => {
  rudderstack = await startRudderStack({ integration: 'window.there = true' })
  rudderstack.addSource('wk', { destinations: [], onEvent: (event) => arrived.push(event) })
})
afterAll(() => rudderstack.close())
beforeEach(() => {
  arrived = []
})

const keyOf = (writeKey: string) => ({ authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` })

function post(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${rudderstack.url}${path}`, { method: 'POST', body, headers: { ...keyOf('wk'), ...headers } })
}

describe('RudderStack on a port', () => {
  it.each(['/sourceConfig', '/sourceConfig/?p=npm&v=3.34.1'])('tells an SDK its configuration: %s', async (path) => {
    const response = await fetch(`${rudderstack.url}${path}`, { headers: keyOf('wk') })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ source: { id: 'wk', enabled: true } })
  })

  it('lets pages of other origins ask, also for what they ask first', async () => {
    const headers = { origin: 'http://shop.test', 'access-control-request-headers': 'anonymousid,authorization' }
    const response = await fetch(`${rudderstack.url}/v1/track`, { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('http://shop.test')
    expect(response.headers.get('access-control-allow-headers')).toContain('anonymousid')
  })

  it('takes an event, of the type of its path', async () => {
    const response = await post('/v1/track', JSON.stringify({ type: 'page', event: 'Paid', userId: 'u-1' }))
    expect([response.status, await response.text()]).toEqual([200, 'ok'])
    expect(arrived).toEqual([{ type: 'track', event: 'Paid', userId: 'u-1' }])
  })

  it('takes a packed batch by its encoding, whatever its type says', async () => {
    const batch = {
      batch: [
        { type: 'track', userId: 'u-1' },
        { type: 'page', userId: 'u-1' },
      ],
    }
    const packed = new Uint8Array(gzipSync(JSON.stringify(batch)))
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/x-www-form-urlencoded' }
    await post('/v1/batch', packed, headers)
    expect(arrived.map(({ type }) => type)).toEqual(['track', 'page'])
  })

  it.each([
    ['', 'request body is nil'],
    ['{', 'invalid json'],
    ['[]', 'invalid json'],
    ['{"event":"Paid"}', 'request neither has anonymousId nor userId'],
  ])('refuses what the gateway refuses: %s', async (body, says) => {
    const response = await post('/v1/track', body)
    expect([response.status, await response.text()]).toEqual([400, says])
    expect(arrived).toEqual([])
  })

  it('knows its write keys', async () => {
    const response = await post('/v1/track', '{"userId":"u-1"}', keyOf('another'))
    expect([response.status, await response.text()]).toEqual([401, 'invalid write key'])
  })

  it.each(['/js-integrations/INTERCOM.min.js', '/modern/js-integrations/INTERCOM.min.js'])(
    'hosts the integration: %s',
    async (path) => {
      const response = await fetch(`${rudderstack.url}${path}`)
      expect(response.headers.get('content-type')).toContain('javascript')
      expect(await response.text()).toBe('window.there = true')
    },
  )
})
