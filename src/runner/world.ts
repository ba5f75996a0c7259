import {
  type Connection,
  type DeliveredCall,
  type DeliveredRequest,
  emptyWorkspaceState,
  type IntercomRequest,
  isCloud,
  type SdkCall,
  type Settings,
  type WorkspaceState,
} from '../../contracts/wire/index.ts'
import { createIntercom, type Intercom, type JournalEntry, tokenOf } from '../../mocks/intercom/index.ts'
import { createMessenger, createPhone } from '../../mocks/messenger/index.ts'
import { deliver } from '../delivery/index.ts'
import { virtualStart } from './case.ts'

/** Intercom in virtual time, as one run sees it: a workspace for each case that is under way. */
export interface World {
  /**
   * For doors through which targets send by themselves. A request is answered at the time of the case whose token it carries; one
   * with a token of no case under way is answered too, and leaves nothing behind.
   */
  intercom: Intercom
  /** How many requests came with a token of no case under way. */
  strays(): number
  /** Opens the workspace of a case. */
  enter(visitor: Visitor): Workplace
}

/** A case that needs a workspace. */
export interface Visitor {
  connection: Connection
  settings: Settings
  /** Whether what the target sends by itself can arrive there. */
  isHeard: boolean
  /** Secrets by which Intercom verifies identities, by platform; none are verified without. */
  identitySecrets?: Readonly<Record<string, string>> | undefined
}

/** What happens to one case's workspace. */
export interface Workplace {
  /** From now on it is this time in the workspace. */
  setTime(atMs: number): void
  /** The requests that the target made by itself since the last time that it was asked, or something was delivered. */
  sentByTarget(): DeliveredRequest[]
  /** Sends requests that the target returned. */
  deliver(requests: readonly IntercomRequest[]): DeliveredRequest[]
  /** Makes calls on Intercom's SDK, as the target did on its device. */
  call(calls: readonly SdkCall[]): DeliveredCall[]
  /** What Intercom holds. */
  state(): WorkspaceState
  /** Forgets the workspace. */
  leave(): void
}

export function createWorld(): World {
  let nowMs = virtualStart
  let strays = 0
  const timesMs = new Map<string, number>()
  const intercom = createIntercom({ clock: () => nowMs })
  const enterByToken = (token: string, isHeard: boolean): Workplace => {
    let seen = 0
    intercom.drop(token)
    timesMs.set(token, nowMs)
    const unseen = () => {
      if (!isHeard) return []
      const entries = intercom.journal(token).filter(({ seq }) => seq > seen)
      seen = entries.at(-1)?.seq ?? seen
      return entries
    }
    return {
      setTime: (atMs) => timesMs.set(token, atMs),
      sentByTarget: () => unseen().map(requestOf),
      deliver(requests) {
        nowMs = timesMs.get(token) ?? nowMs
        const delivered = deliver(requests, (request) => intercom.answer(request))
        unseen()
        return delivered
      },
      call: (calls) => calls.map((call) => ({ call, effect: 'ignored', says: 'there is no SDK in cloud mode' })),
      state: () => intercom.state(token),
      leave() {
        timesMs.delete(token)
        intercom.drop(token)
      },
    }
  }
  return {
    intercom: {
      ...intercom,
      send(request, wire) {
        const token = tokenOf(request.headers)
        const caseMs = token === undefined ? undefined : timesMs.get(token)
        if (caseMs !== undefined) nowMs = caseMs
        const passage = intercom.send(request, wire)
        if (caseMs !== undefined) return passage
        strays += 1
        if (token !== undefined) intercom.drop(token)
        return passage
      },
    },
    strays: () => strays,
    enter: ({ connection, settings, isHeard, identitySecrets }) =>
      isCloud(connection)
        ? enterByToken(typeof settings.apiKey === 'string' ? settings.apiKey : '', isHeard)
        : enterByDevice(connection, settings, identitySecrets),
  }
}

/**
 * A request that arrived, as its sender meant it: one that was sent to Intercom itself, and redirected, still names that host; it was
 * meant to be encrypted.
 */
function requestOf({ method, path, headers, body, status, response }: JournalEntry): DeliveredRequest {
  const host = headers['host'] ?? 'localhost'
  const scheme = /(?:^|\.)intercom\.io$/i.test(host) ? 'https' : 'http'
  return {
    by: 'target',
    request: { method, url: `${scheme}://${host}${path}`, headers, ...(body === null ? {} : { body }) },
    reply: { status, headers: {}, ...(response === null ? {} : { body: response }) },
  }
}

/** A device with Intercom's SDK on it. Its App ID is no secret, so that each has an Intercom of its own. */
function enterByDevice(
  connection: Connection,
  { appId }: Settings,
  identitySecrets: Visitor['identitySecrets'],
): Workplace {
  let nowMs = virtualStart
  const clock = () => nowMs
  const intercom = createIntercom({ clock })
  const app = typeof appId === 'string' ? appId : ''
  const token = `app:${app}`
  if (identitySecrets !== undefined) {
    const settings = { appId: app, identitySecrets: { ...identitySecrets } }
    intercom.replaceState(token, { ...emptyWorkspaceState(), settings })
  }
  const sdk =
    connection === 'web-device'
      ? createMessenger({ intercom, clock })
      : createPhone({ intercom, clock, platform: connection === 'ios-device' ? 'ios' : 'android' })
  return {
    setTime: (atMs) => {
      nowMs = atMs
    },
    sentByTarget: () => [],
    deliver: () => [],
    call: (calls) => calls.map((call) => sdk.call(call)),
    state: () => intercom.state(token),
    leave: () => {},
  }
}
