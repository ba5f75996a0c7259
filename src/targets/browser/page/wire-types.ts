/** How a page is told to load an SDK. All that crosses between page and harness is JSON text. */
export interface Start {
  sdk: 'analytics-js' | 'rudder-sdk-js'
  writeKey: string
  /** RudderStack's control plane and data plane. */
  url: string
  integrationsUrl: string
  /** Whom the browser remembers from earlier visits: what the SDK keeps in cookies, by name. */
  cookies: Readonly<Record<string, unknown>>
}

/** How an SDK started. */
export interface Started {
  /** Why the SDK could not load the integration; absent where all is well. */
  failure?: string
}

/** What has happened in the page since the last time. */
export interface Taken {
  /** Calls of the messenger, each as `tagged` wrote it. */
  notes: string[]
  /** Calls that wait for a messenger that never came. */
  waiting: number
  /** What the page complained of: errors and warnings on the console, and what was thrown. */
  complaints: string[]
}
