import { HttpRequestInterceptor } from '@mswjs/interceptors/http'
import type { RequestHandler, UnhandledFrameStrategy } from 'msw'
import { defineNetwork, InterceptorSource } from 'msw/experimental'
import { createIntercom } from '../create-intercom.ts'
import type { Intercom } from '../intercom.ts'
import { type HandlerOptions, intercomHandlers } from './msw-handlers.ts'

export interface IntercomServer {
  intercom: Intercom
  /** Starts to intercept. Requests to other places fail unless `onUnhandledFrame` says otherwise. */
  listen(options?: { onUnhandledFrame?: UnhandledFrameStrategy }): void
  /** Puts handlers before those of the mock, until `resetHandlers`. */
  use(...handlers: RequestHandler[]): void
  resetHandlers(): void
  close(): void
}

/** Requests of this thread, caught below all clients. */
export interface Interception {
  listen(options?: { onUnhandledFrame?: UnhandledFrameStrategy }): void
  use(...handlers: RequestHandler[]): void
  resetHandlers(): void
  close(): void
}

/**
 * MSW's own `setupServer` lets requests out that are made through named imports of `node:http(s)` or through the undici
 * package (msw#2049, msw#2165), without a word. One interceptor below all clients holds them too; it is reached through
 * `msw/experimental`, and only in this file.
 */
export function interceptRequests(handlers: RequestHandler[]): Interception {
  const network = defineNetwork({
    sources: [new InterceptorSource({ interceptors: [new HttpRequestInterceptor()] })],
    handlers,
    context: { quiet: true },
  })
  return {
    listen({ onUnhandledFrame = 'error' } = {}) {
      network.configure({ onUnhandledFrame })
      network.enable()
    },
    use: (...more) => network.use(...more),
    resetHandlers: () => network.resetHandlers(),
    close() {
      network.disable()
    },
  }
}

/** A ready MSW server in front of a mock, for code under test in this process. */
export function setupIntercomServer(options: HandlerOptions = {}): IntercomServer {
  const intercom = options.intercom ?? createIntercom({ clock: Date.now, ...options })
  return { intercom, ...interceptRequests(intercomHandlers({ ...options, intercom })) }
}
