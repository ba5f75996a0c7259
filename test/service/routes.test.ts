import { afterEach, describe, expect, it } from 'vitest'
import { ada, closeAll, item, openService } from './opened.ts'

afterEach(closeAll)

describe('the routes', () => {
  it('say that the service is up', async () => {
    const { ask } = await openService()
    const response = await ask('GET', '/health')
    expect([response.status, await response.json()]).toEqual([200, { service: 'UP' }])
  })

  it('answer HEAD where they answer GET', async () => {
    const { ask } = await openService()
    const response = await ask('HEAD', '/health')
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it('tell what this transformer can do, as text', async () => {
    const { ask } = await openService()
    const response = await ask('GET', '/features')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(JSON.parse(await response.text())).toMatchObject({
      routerTransform: { INTERCOM: true },
      supportTransformerProxyV1: true,
    })
  })

  it.each(['/version', '/buildVersion', '/transformerBuildVersion'])('tell the version at %s', async (path) => {
    const { ask } = await openService()
    expect(await (await ask('GET', path)).text()).toBe('1.2.3')
  })

  it.each([
    '/v0/destinations/intercom',
    '/v1/destinations/INTERCOM',
    '/zzz/destinations/Intercom/',
    '/v0/destinations/intercom?whatever=1',
  ])('transform at %s', async (path) => {
    const { post } = await openService()
    const response = await post(path, [item(ada)])
    expect(response.headers.get('apiversion')).toBe('2')
    expect([response.status, await response.json()]).toMatchObject([200, [{ statusCode: 200 }]])
  })

  it.each([
    '/',
    '/v0/destinations/mailchimp',
    '/batch',
    '/v2/destinations/intercom/proxy',
    '/v0/destinations/intercom/proxyTest',
  ])('are listed where there is none: %s', async (path) => {
    const { post } = await openService()
    const response = await post(path, [item(ada)])
    expect(response.status).toBe(404)
    const { error } = (await response.json()) as { error: string }
    expect(error).toContain('POST /routerTransform')
  })

  it('name the method that a path takes', async () => {
    const { ask } = await openService()
    const response = await ask('GET', '/routerTransform')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    expect(await response.json()).toEqual({ error: '/routerTransform takes POST.' })
  })
})
