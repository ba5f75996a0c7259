import { Complaints, inWords } from './complaints.ts'
import { ScriptsUnderWay, turn } from './scripts-under-way.ts'
import type { Start, Started, Taken } from './wire-types.ts'

/** RudderStack's SDK, as pages call it. */
interface Sdk {
  load(writeKey: string, dataPlaneUrl: string, options: object): void
  ready(callback: () => void): void
}

/** What the SDK of today shows of itself, by write key. */
interface Globals {
  [writeKey: string]: { state?: { nativeDestinations?: { failedDestinations?: { value?: unknown[] } } } } | undefined
}

type SdkPage = Window & {
  rudderanalytics: Sdk & { RudderAnalytics?: new () => Sdk }
  RudderStackGlobals?: Globals
  Intercom?: { notes?: string[]; q?: unknown[] }
}

/**
 * The harness's hand in a page: loads the SDK, makes the calls that an app would make, and reads what the messenger was asked. Made before
 * any other script.
 */
export class Conductor {
  readonly #complaints = new Complaints()
  readonly #scripts = new ScriptsUnderWay()
  readonly #page = window as unknown as SdkPage
  #sdk: Sdk | undefined

  /** Loads the SDK, and waits until it says that its destinations are ready. Takes a `Start`, answers with a `Started`. */
  async start(text: string): Promise<string> {
    const { sdk, writeKey, url, integrationsUrl, cookies } = JSON.parse(text) as Start
    for (const [name, value] of Object.entries(cookies)) {
      const written = encodeURIComponent(JSON.stringify(value))
      // biome-ignore lint/suspicious/noDocumentCookie: the cookie store answers later, and not in every browser.
      document.cookie = `${name}=${written}; path=/; domain=${location.hostname}; max-age=86400`
    }
    const { rudderanalytics } = this.#page
    this.#sdk = rudderanalytics.RudderAnalytics ? new rudderanalytics.RudderAnalytics() : rudderanalytics
    const analytics = this.#sdk
    const options =
      sdk === 'analytics-js'
        ? // Polyfills would be fetched from a server of the vendor's.
          { configUrl: url, destSDKBaseURL: integrationsUrl, polyfillIfRequired: false }
        : { configUrl: url }
    analytics.load(writeKey, url, options)
    await new Promise<void>((resolve) => analytics.ready(() => resolve()))
    await this.#scripts.settled()
    const failed = this.#page.RudderStackGlobals?.[writeKey]?.state?.nativeDestinations?.failedDestinations?.value ?? []
    const complaints = this.#complaints.take()
    const started: Started = failed.length > 0 ? { failure: complaints.join(' ') || 'it says nothing of why' } : {}
    return JSON.stringify(started)
  }

  /** Calls the SDK. Takes the arguments as JSON, so that they are objects of the page. Answers with what was thrown, if anything. */
  call(method: string, argsText: string): string | null {
    try {
      const methods = this.#sdk as unknown as Record<string, (...args: unknown[]) => void>
      methods[method]?.(...(JSON.parse(argsText) as unknown[]))
      return null
    } catch (thrown) {
      return inWords(thrown)
    }
  }

  /** What has happened since the last time, once the page has come to rest. */
  async take(): Promise<string> {
    await this.#scripts.settled()
    await turn()
    const { Intercom } = this.#page
    const notes = Intercom?.notes?.splice(0) ?? []
    const waiting = Intercom?.notes === undefined ? (Intercom?.q?.length ?? 0) : 0
    return JSON.stringify({ notes, waiting, complaints: this.#complaints.take() } satisfies Taken)
  }
}
