import type { JsonObject, JsonValue, WorkspaceState } from '../../../contracts/wire/index.ts'
import { createIntercom, type Intercom } from '../../../mocks/intercom/index.ts'
import { createMessenger, createPhone, type Messenger } from '../../../mocks/messenger/index.ts'

/** Mon, 23 Nov 2020 00:00:00 GMT. */
export const startSeconds = 1_606_089_600
export const appId = 'app-1'

export interface Session {
  intercom: Intercom
  /** Makes a call, and tells its effect: `taken`, or `ignored: why`. */
  call(method: string, ...args: JsonValue[]): string
  state(): WorkspaceState
  /** The first user of the workspace; an empty object where there is none. */
  user(): JsonObject
  pass(seconds: number): void
}

interface Given {
  secrets?: Record<string, string>
  /** What the workspace holds already. */
  holds?: JsonObject
}

function open({ secrets, holds }: Given) {
  let nowMs = startSeconds * 1000
  const clock = () => nowMs
  const intercom = createIntercom({ clock })
  const settings = { appId, ...(secrets === undefined ? {} : { identitySecrets: secrets }) }
  intercom.replaceState('token-1', { ...holds, settings })
  return {
    intercom,
    clock,
    state: () => intercom.state('token-1'),
    user: () => intercom.state('token-1').users[0] ?? {},
    pass(seconds: number) {
      nowMs += seconds * 1000
    },
  }
}

const callOf =
  (double: Pick<Messenger, 'call'>): Session['call'] =>
  (method, ...args) => {
    const { effect, says } = double.call({ method, args })
    return says === undefined ? effect : `${effect}: ${says}`
  }

/** A browser with the messenger, on a page that has not booted it. */
export function browser(given: Given = {}): Session & Omit<Messenger, 'call'> {
  const opened = open(given)
  const messenger = createMessenger(opened)
  return { ...opened, ...messenger, call: callOf(messenger) }
}

/** A browser whose page has booted the messenger, for a visitor. */
export function bootedBrowser(given: Given = {}): ReturnType<typeof browser> {
  const opened = browser(given)
  opened.call('boot', { app_id: appId })
  return opened
}

export const platforms = ['ios', 'android'] as const

/** A phone with the SDK initialized, and nobody registered. */
export function phone(platform: (typeof platforms)[number], given: Given = {}): Session {
  const opened = open(given)
  const call = callOf(createPhone({ platform, ...opened }))
  call('initialize', { apiKey: `${platform}-key`, appId })
  return { ...opened, call }
}
