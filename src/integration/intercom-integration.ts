import type { Event, Settings } from '../../contracts/wire/index.ts'
import { type DeviceMemory, transformOnDevice } from '../transformer/index.ts'
import { type MessengerFunction, type MessengerPage, openMessenger } from './messenger-page.ts'

/** How RudderStack's SDK for the web hands an event to an integration. */
export interface IntegrationEvent {
  message: Event
}

/**
 * The Intercom destination in a web page, for the core of RudderStack's SDK (`@rudderstack/analytics-js`), which makes one for each
 * destination of the source and calls it with events that are merged and complete. It has no method for `group` and
 * `alias`, which device mode does not have (W6), and the core never tells it of a `reset`: that somebody left is seen by the next
 * event (W7).
 */
export class IntercomIntegration {
  readonly name = 'INTERCOM'
  readonly #settings: Settings
  #isReady = false
  /** The page knows its app from `intercomSettings`, so that the first event need not boot the messenger. */
  #memory: DeviceMemory = { isStarted: true }

  /** `config` is what the control plane lets a page see of the destination; the App ID alone is needed. */
  constructor(config: Settings) {
    this.#settings = config
  }

  /** Puts the messenger into the page. Throws where the App ID is missing (S1): the core tells it, and sends nothing. */
  init(): void {
    const { appId } = this.#settings
    if (typeof appId !== 'string' || appId.trim() === '') {
      throw new Error('The setting "appId" (App ID) is missing or blank.')
    }
    openMessenger(window as MessengerPage, appId.trim())
    this.#isReady = true
  }

  /** Whether events may come: from the start on, since calls wait in a queue until the widget is there. */
  isReady(): boolean {
    return this.#isReady
  }

  identify({ message }: IntegrationEvent): void {
    this.#take(message)
  }

  track({ message }: IntegrationEvent): void {
    this.#take(message)
  }

  page({ message }: IntegrationEvent): void {
    this.#take(message)
  }

  #take(event: Event): void {
    const input = { connection: 'web-device', settings: this.#settings, event } as const
    const { outcome, memory } = transformOnDevice(input, this.#memory)
    this.#memory = memory
    if (outcome.kind === 'dropped') console.warn(`Intercom: an event is not sent. ${outcome.reason}`)
    if (outcome.kind !== 'calls') return
    const messenger = (window as MessengerPage).Intercom as MessengerFunction
    for (const { method, args } of outcome.calls) messenger(method, ...args)
  }
}
