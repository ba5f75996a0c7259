import type {
  Clock,
  Connection,
  DeliveredRequest,
  Settings,
  Weather,
  WorkspaceState,
} from '../../../contracts/wire/index.ts'
import { emptyWorkspaceState } from '../../../contracts/wire/index.ts'
import { createIntercom, type Intercom, tokenOf } from '../../../mocks/intercom/index.ts'
import type { Attempt, Fate } from '../../delivery/index.ts'
import { fateOf, virtualStart } from '../../runner/index.ts'

/** What opens the workspace of a run. */
export interface Credentials {
  token: string
  appId: string
  iosKey: string
  androidKey: string
}

/** The one Intercom workspace in which all people of a run meet: over REST by its token, over SDKs by its App ID. */
export interface CommonWorkspace {
  /** For the SDKs of devices. */
  intercom: Pick<Intercom, 'workspaceOfApp'>
  clock: Clock
  /** From now on it is this time. */
  setTime(atMs: number): void
  /** From now on the sun shines. */
  clearUp(): void
  /** Sends a request of the delivery through the weather. */
  send(attempt: Attempt): Fate
  /** What the target sent by itself since this was asked last. Such requests meet fair weather: nobody of ours would send them again. */
  sentByTarget(): DeliveredRequest[]
  state(): WorkspaceState
  leave(): void
}

/** Intercom as the runs of one simulation see it, one after the other. */
export interface Ground {
  /** For doors through which targets send by themselves. */
  intercom: Intercom
  /** Requests that came with a token of no run under way. */
  strays(): number
  enter(credentials: Pick<Credentials, 'token' | 'appId'>, weather: Weather | undefined): CommonWorkspace
}

export function createGround(): Ground {
  let nowMs = virtualStart
  let strays = 0
  let current: { token: string; own: DeliveredRequest[] } | undefined
  const intercom = createIntercom({ clock: () => nowMs, journalMax: 0 })
  return {
    intercom: {
      ...intercom,
      send(request, wire) {
        const token = tokenOf(request.headers)
        const reply = intercom.answer(request, wire)
        if (current !== undefined && token === current.token) current.own.push({ by: 'target', request, reply })
        else {
          strays += 1
          if (token !== undefined) intercom.drop(token)
        }
        return { delayMs: 0, end: 'answered', reply }
      },
    },
    strays: () => strays,
    enter({ token, appId }, weather) {
      nowMs = virtualStart
      const run = { token, own: [] as DeliveredRequest[] }
      current = run
      intercom.drop(token)
      intercom.replaceState(token, { ...emptyWorkspaceState(), settings: { appId } })
      intercom.setWeather(token, weather)
      return {
        intercom,
        clock: () => nowMs,
        setTime: (atMs) => {
          nowMs = atMs
        },
        clearUp: () => intercom.setWeather(token),
        send: ({ request, parcel, index }) => fateOf(intercom.send(request, { call: `${parcel.id} ${index}` })),
        sentByTarget: () => (run.own.length === 0 ? [] : run.own.splice(0)),
        state: () => intercom.state(token),
        leave() {
          current = undefined
          intercom.drop(token)
        },
      }
    },
  }
}

/** What a destination cannot do without on a connection (destination documentation, Connection settings). */
export function settingsFor(connection: Connection, { token, appId, iosKey, androidKey }: Credentials): Settings {
  switch (connection) {
    case 'web-device':
      return { appId }
    case 'ios-device':
      return { appId, mobileApiKeyIOS: iosKey }
    case 'android-device':
      return { appId, mobileApiKeyAndroid: androidKey }
    default:
      return { apiKey: token }
  }
}
