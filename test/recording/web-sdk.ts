import { readFileSync } from 'node:fs'
import { JSDOM, VirtualConsole } from 'jsdom'
import type { Action } from '../../contracts/wire/index.ts'
import { datesRevived } from './journey.ts'
import { packageFile, type Sdk } from './sdk.ts'

export const webPackage = '@rudderstack/analytics-js'

const bundle = readFileSync(packageFile(webPackage, 'dist/npm/modern/bundled/umd/index.js'), 'utf8')

/** A page of its own, with nothing stored, into which the SDK has been loaded, pointed at a loopback data plane. */
export async function openWebSdk(dataPlaneUrl: string): Promise<Sdk> {
  const { window } = new JSDOM('<!doctype html><title>Shop</title>', {
    url: 'http://shop.test/',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    // The SDK warns about reserved names of traits, which is not what is recorded.
    virtualConsole: new VirtualConsole(),
  })
  window.eval(bundle)
  // The arguments travel as JSON, so that objects and dates are made in the page's realm, as an app's are.
  window.eval(`
    const analytics = new rudderanalytics.RudderAnalytics()
    const datesRevived = ${datesRevived.toString()}
    window.callSdk = (method, given) => analytics[method](...JSON.parse(given, datesRevived))
    window.loadSdk = (url, ready) => {
      // Polyfills would be fetched from a server of the vendor's.
      analytics.load('WRITE_KEY', url, { configUrl: url, polyfillIfRequired: false })
      analytics.ready(ready)
    }`)
  const page = window as unknown as {
    callSdk(method: string, given: string): void
    loadSdk(url: string, ready: () => void): void
  }
  await new Promise<void>((resolve) => page.loadSdk(dataPlaneUrl, resolve))
  return {
    async act(action) {
      const [method, ...given] = callOf(action)
      page.callSdk(method, JSON.stringify(given))
    },
    async close() {
      window.close()
    },
  }
}

/** The call that an app writes for an action. Without a user id, identify is called with the traits first. */
function callOf({
  identify,
  track,
  group,
  page,
  reset,
  traits,
  properties,
  ...options
}: Action): [string, ...unknown[]] {
  if (identify === null) return ['identify', traits ?? {}, options]
  if (identify !== undefined) return ['identify', identify, traits ?? {}, options]
  if (track !== undefined) return ['track', track, properties ?? {}, options]
  if (group !== undefined) return ['group', group, traits ?? {}, options]
  if (page !== undefined) return ['page', page, properties ?? {}, options]
  if (reset) return ['reset']
  throw new Error('An action has one verb: identify, track, group, page or reset.')
}
