import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { bundle } from '../../src/targets/browser/bundles/bundle.ts'

interface Integration {
  init(): void
  isReady(): boolean
  identify(given: { message: object }): void
  track(given: { message: object }): void
  page(given: { message: object }): void
}

const built = await bundle('INTERCOM.min.js')

/** A page into which the built file has been loaded, with an integration for that configuration. */
function pageWith(config: object, before = '', html = '<!doctype html><title>Shop</title>') {
  const { window } = new JSDOM(html, { url: 'http://shop.test/', runScripts: 'outside-only' })
  window.eval(before)
  window.eval(built)
  const { INTERCOM } = window['INTERCOM_RS'] as { INTERCOM: new (config: object) => Integration }
  return { window, integration: new INTERCOM(config) }
}

const identify = { message: { type: 'identify', userId: 'u-1', context: { traits: { plan: 'pro' } } } }
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
const queueOf = (window: object) =>
  (window as { Intercom: { q: ArrayLike<unknown>[] } }).Intercom.q.map((given) => asJson(Array.from(given)))

describe('the integration', () => {
  it('puts the messenger of the app into the page', () => {
    const { window, integration } = pageWith({ appId: ' app-1 ' })
    integration.init()
    window.dispatchEvent(new window.Event('load'))
    expect(asJson(window['intercomSettings'])).toEqual({ app_id: 'app-1' })
    expect([...window.document.scripts].map(({ src }) => src)).toEqual(['https://widget.intercom.io/widget/app-1'])
    expect(integration.isReady()).toBe(true)
  })

  it('lets calls wait for the messenger, in their order', () => {
    const { window, integration } = pageWith({ appId: 'app-1' })
    integration.init()
    integration.identify(identify)
    integration.track({ message: { type: 'track', userId: 'u-1', event: 'Paid' } })
    integration.page({ message: { type: 'page', userId: 'u-1' } })
    expect(queueOf(window)).toEqual([['update', { user_id: 'u-1', plan: 'pro' }], ['trackEvent', 'Paid'], ['update']])
  })

  it('takes over a messenger that is there already, and is ready all the same', () => {
    const there = 'window.calls = []; window.Intercom = (...args) => window.calls.push(args)'
    const { window, integration } = pageWith({ appId: 'app-1' }, there)
    integration.init()
    integration.identify(identify)
    expect(window.document.scripts).toHaveLength(0)
    expect(asJson(window['calls'])).toEqual([
      ['reattach_activator'],
      ['update', { app_id: 'app-1' }],
      ['update', { user_id: 'u-1', plan: 'pro' }],
    ])
    expect(integration.isReady()).toBe(true)
  })

  it('keeps the settings of the messenger that the page made', () => {
    const { window, integration } = pageWith({ appId: 'app-1' }, 'window.intercomSettings = { alignment: "left" }')
    integration.init()
    expect(asJson(window['intercomSettings'])).toEqual({ alignment: 'left', app_id: 'app-1' })
  })

  it.each([{}, { appId: '  ' }, { appId: 7 }])('says that the App ID is missing: %o', (config) => {
    const { window, integration } = pageWith(config)
    expect(() => integration.init()).toThrow('The setting "appId" (App ID) is missing or blank.')
    expect(integration.isReady()).toBe(false)
    expect(window['Intercom']).toBeUndefined()
  })

  it('does not change what it is given', () => {
    const { integration } = pageWith({ appId: 'app-1' })
    integration.init()
    const message = { type: 'identify', userId: 'u-1', context: { traits: { firstName: 'Ada', company: { id: 'c' } } } }
    const before = structuredClone(message)
    integration.identify({ message })
    expect(message).toEqual(before)
  })

  it('has no method for what device mode does not have', () => {
    const { integration } = pageWith({ appId: 'app-1' })
    expect(Object.keys(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(integration)))).not.toEqual(
      expect.arrayContaining(['group']),
    )
  })
})
