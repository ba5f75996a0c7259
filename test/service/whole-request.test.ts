import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { exchangeBytes } from '../mocks/intercom/doors/raw-http.ts'
import { ada, closeAll, item, openService } from './opened.ts'

afterEach(closeAll)

const path = '/v0/destinations/intercom'
const secret = 'tok_secret'

describe('a request that cannot be worked with', () => {
  it.each([
    ['no JSON', `[{"apiKey":"${secret}"`, 400, /no JSON/],
    ['nothing', '', 400, /empty/],
    ['an object', { apiKey: secret }, 400, /The body is no list: expected a list of/],
    ['a text', JSON.stringify(secret), 400, /no list/],
    ['an empty list', [], 400, /at least one event/],
  ])('is told so: %s', async (_, body, status, error) => {
    const { post } = await openService()
    const response = await post(path, body)
    const text = await response.text()
    expect([response.status, JSON.parse(text)]).toEqual([status, { error: expect.stringMatching(error) }])
    expect(text).not.toMatch(/tok_secret|node:|\.ts/)
  })

  it('is told so where it is no UTF-8', async () => {
    const { ask } = await openService()
    const response = await ask('POST', path, { body: new Uint8Array([0x22, 0xff, 0x22]) })
    expect([response.status, await response.json()]).toEqual([400, { error: expect.stringContaining('UTF-8') }])
  })

  it('is told so where it is compressed', async () => {
    const { ask } = await openService()
    const body = gzipSync(JSON.stringify([item(ada)]))
    const response = await ask('POST', path, { body, headers: { 'content-encoding': 'gzip' } })
    expect([response.status, await response.json()]).toEqual([415, { error: expect.stringContaining('compressed') }])
  })

  it('is told so where its form is not known', async () => {
    const { post } = await openService()
    const response = await post(path, [item(ada)], { 'x-content-format': 'json+compactedv9' })
    expect([response.status, await response.json()]).toEqual([415, { error: expect.stringContaining('compactedv1') }])
  })

  it('is told so where it is too large, and the connection goes on', async () => {
    const { post } = await openService({ bodyBytesMax: 1000 })
    const response = await post(path, [item({ ...ada, traits: { bio: 'x'.repeat(100_000) } })])
    expect([response.status, await response.json()]).toEqual([413, { error: expect.stringContaining('at most 1000') }])
    expect((await post(path, [item(ada)])).status).toBe(200)
  })

  it('is told so where it is no HTTP', async () => {
    const { service } = await openService()
    expect(await exchangeBytes(service.port, 'hello\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\n.*no valid HTTP/s,
    )
  })
})

describe('a request without a Content-Type', () => {
  it('is read as JSON', async () => {
    const { service } = await openService()
    const body = JSON.stringify([item(ada)])
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}`
    expect(await exchangeBytes(service.port, `${head}\r\n\r\n${body}`)).toMatch(/^HTTP\/1\.1 200 OK/)
  })
})
