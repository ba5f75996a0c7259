import {
  type DeliveredCall,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type SdkCall,
} from '../../../contracts/wire/index.ts'
import { Refusal } from '../../intercom/index.ts'
import { Device } from '../shared/device.ts'
import { callOn, type DoubleOptions, type Effect, ignored, type Method, repeated, taken } from '../shared/sdk.ts'
import { writtenByPage } from './attributes.ts'
import { Page } from './page.ts'

/** A browser with Intercom's messenger: its cookie, and the page that is open. */
export interface Messenger {
  /** One call, as of `window.Intercom(method, …args)`; `settings` and `load` are what a page does beside it. Never throws. */
  call(call: SdkCall): DeliveredCall
  /** A new page in the same browser: not booted, and with a new quota of updates. The cookie knows who was there. */
  reload(): void
  /** The person writes a message, by which a visitor becomes a lead (attributes page, high); a text opens a conversation. */
  writeMessage(text?: string): void
}

/** A fresh browser. docs/mock.md, "The SDKs", says what it takes, ignores and refuses, and how well that is known. */
export function createMessenger(options: DoubleOptions): Messenger {
  const browser = new Browser(options)
  return {
    call: (call) => callOn(browser.methods, call),
    reload: () => browser.openPage(),
    writeMessage: (text) => browser.writeMessage(text),
  }
}

/** Methods that show something or report back: nothing of them reaches Intercom's data (ng-intercom, high). */
const showing = 'hide show showMessages showNewMessage onShow onHide onUnreadCountChange getVisitorId startTour'.split(
  ' ',
)

const notBooted = 'the messenger is not booted'

class Browser {
  readonly #options: DoubleOptions
  #page = new Page()
  /** The cookie: who was here last, in which app. */
  #cookie: { appId: string; device: Device } | undefined

  readonly methods: ReadonlyMap<string, Method> = new Map<string, Method>([
    ['settings', ([settings]) => this.#readSettings(settings)],
    ['load', ([address]) => this.#load(address)],
    ['boot', ([settings]) => this.#boot(settings)],
    ['update', ([data]) => this.#update(data)],
    ['trackEvent', ([name, metadata]) => this.#trackEvent(name, metadata)],
    ['shutdown', () => this.#shutdown()],
    // In every snippet, before anything is known: it puts the messenger back into a page (low).
    ['reattach_activator', () => taken()],
    ...showing.map((name): [string, Method] => [name, () => (this.#page.isBooted ? taken() : ignored(notBooted))]),
  ])

  constructor(options: DoubleOptions) {
    this.#options = options
  }

  openPage(): void {
    this.#page = new Page()
  }

  writeMessage(text = ''): void {
    if (!this.#page.isBooted) return
    const device = this.#cookie?.device
    device?.becomeLead()
    if (text.trim() !== '' && this.#page.rejected === undefined) device?.write(text)
  }

  /** `window.intercomSettings`: with an app_id in it the messenger boots by itself as it loads (installation page, high). */
  #readSettings(settings: JsonValue | undefined): Effect {
    const appId = appIdOf(settings)
    if (appId === undefined) return ignored('window.intercomSettings has no app_id: the messenger does not boot')
    this.#page.appId = appId
    if (this.#page.hasReadSettings) return ignored('the messenger has read window.intercomSettings already')
    return this.#boot(settings)
  }

  #load(address: JsonValue | undefined): Effect {
    const isWidget = typeof address === 'string' && /^https:\/\/widget\.intercom\.io\/widget\/[^/]/.test(address)
    return isWidget ? taken() : ignored('that is not the address of the messenger')
  }

  /** May be called again, to log somebody in (help article "Integrate Intercom in a single page app", high). */
  #boot(settings: JsonValue | undefined): Effect {
    const page = this.#page
    const appId = appIdOf(settings) ?? page.appId
    if (appId === undefined) return ignored('boot needs an app_id')
    if (this.#cookie?.appId !== appId) {
      this.#cookie = this.#newcomer(appId)
      page.shutDown()
    }
    page.appId = appId
    page.hasReadSettings = true
    page.isBooted = true
    this.#cookie.device.welcome()
    return this.#ping(isJsonObject(settings) ? settings : {})
  }

  /** With or without data it is a request; the data may name somebody (docs page "Interact with your users", high). */
  #update(data: JsonValue | undefined): Effect {
    this.#wake()
    if (!this.#page.isBooted) return ignored(notBooted)
    if (!this.#page.quota.take(this.#options.clock())) return ignored('throttled: over 20 updates in 30 minutes')
    if (data === undefined || data === null) return this.#ping({})
    return isJsonObject(data) ? this.#ping(data) : ignored('update takes an object')
  }

  /** For whoever is at the page, a visitor too; Intercom sets the time (API page "Submitting events", high). */
  #trackEvent(name: JsonValue | undefined, metadata: JsonValue | undefined): Effect {
    this.#wake()
    const { isBooted, rejected } = this.#page
    if (!isBooted || this.#cookie === undefined) return ignored(notBooted)
    if (metadata !== undefined && metadata !== null && !isJsonObject(metadata)) {
      return ignored('Event metadata must be an object') // ng-intercom#77, high
    }
    if (rejected !== undefined) throw rejected
    if (typeof name === 'string' && name.trim() !== '') this.#cookie.device.welcome()
    return this.#cookie.device.log(name, metadata ?? undefined) ? taken() : repeated
  }

  /** The person leaves: the next one begins as a visitor (docs page "Interact with your users", medium). */
  #shutdown(): Effect {
    this.#page.shutDown()
    this.#cookie = undefined
    return taken()
  }

  /** After a shutdown a boot is advised and not demanded (help article "How do I end a session", low): a call begins anew without it. */
  #wake(): void {
    const { hasShutDown, isBooted, appId } = this.#page
    if (!hasShutDown || isBooted || appId === undefined) return
    this.#cookie = this.#newcomer(appId)
    this.#page.isBooted = true
  }

  #newcomer(appId: string): { appId: string; device: Device } {
    const { intercom, clock } = this.#options
    return { appId, device: new Device(intercom.workspaceOfApp(appId), 'web', clock) }
  }

  /** What `boot` and `update` send: who is at the page, and what is told of that person. */
  #ping(given: JsonObject): Effect {
    const page = this.#page
    if (this.#cookie === undefined) return ignored(notBooted)
    const { device } = this.#cookie
    const names = page.claim(given, device.reading)
    if (page.rejected !== undefined && !names) throw page.rejected
    const { user_hash, ...identity } = page.identity
    const isNamed = identity.user_id !== undefined || identity.email !== undefined
    const written = writtenByPage(given)
    try {
      const leftOut = isNamed ? device.identify(identity, user_hash, written) : device.update({}, written)
      page.accept()
      return taken(leftOut)
    } catch (reason) {
      if (reason instanceof Refusal) page.reject(reason)
      throw reason
    }
  }
}

function appIdOf(settings: JsonValue | undefined): string | undefined {
  const appId = isJsonObject(settings) ? settings['app_id'] : undefined
  return typeof appId === 'string' && appId.trim() !== '' ? appId : undefined
}
