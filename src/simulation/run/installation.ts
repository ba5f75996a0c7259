import type { Action, Clock, DeliveredCall, Event, JsonObject, Random, SdkCall } from '../../../contracts/wire/index.ts'
import { isCloud, setOwn } from '../../../contracts/wire/index.ts'
import type { Intercom } from '../../../mocks/intercom/index.ts'
import { createMessenger, createPhone } from '../../../mocks/messenger/index.ts'
import { createSource, type Passage, type Source, type SourceKind } from '../../../mocks/rudderstack/index.ts'
import { type Follower, newFollower } from '../../conformance/model/index.ts'
import { eventOfAction } from '../../runner/index.ts'
import type { Device } from '../cast/person.ts'

/** Where and when an installation is. */
export interface Surroundings {
  intercom: Pick<Intercom, 'workspaceOfApp'>
  clock: Clock
  random: Random
}

/** How long a source keeps an event before it sends, at most, in milliseconds: browsers send at once, servers and phones in batches. */
const keepsMs: Record<SourceKind, number> = { web: 0, server: 10_000, android: 30_000, ios: 30_000 }

/** Clocks of browsers and phones are off by so much at most, in milliseconds; the gateway corrects it. */
const clockOffMs = 120_000

/** One device of a person: RudderStack's SDK on it, in device mode Intercom's too, and what the model knows of it. */
export class Installation {
  readonly device: Device
  readonly follower: Follower
  /** Opaque to the target: whose memory it keeps. */
  readonly session: string
  /** Whether its source remembers what may have events rejected. */
  isWild = false
  readonly #source: Source
  readonly #sdk: { call(call: SdkCall): DeliveredCall } | undefined
  readonly #offMs: number
  readonly #clock: Clock
  readonly #random: Random
  #leftMs = Number.NEGATIVE_INFINITY
  #arrivedMs = Number.NEGATIVE_INFINITY

  constructor(device: Device, anonymousId: string, session: string, { intercom, clock, random }: Surroundings) {
    this.device = device
    this.session = session
    this.follower = newFollower(anonymousId)
    this.#clock = clock
    this.#random = random
    this.#offMs = device.source === 'server' ? 0 : Math.floor((random() * 2 - 1) * clockOffMs)
    this.#source = createSource(device.source, { anonymousId, clock: () => clock() + this.#offMs, random })
    const { connection } = device
    if (isCloud(connection)) return
    this.#sdk =
      connection === 'web-device'
        ? createMessenger({ intercom, clock })
        : createPhone({ intercom, clock, platform: connection === 'ios-device' ? 'ios' : 'android' })
  }

  /** The event of an act, as the source composes it. A reset makes one for an SDK on the device alone. */
  compose(action: Action, wild: JsonObject | undefined): Event | undefined {
    const event = eventOfAction(this.#source, wild === undefined ? action : withWild(action, wild))
    return action.reset !== undefined && this.#sdk !== undefined ? { type: 'reset' } : event
  }

  /** When an event of now leaves the device, by its own clock, and when it reaches the gateway. None overtakes another. */
  passage(): Passage {
    const now = this.#clock()
    const leavesMs = Math.max(now + Math.floor(this.#random() * keepsMs[this.device.source]), this.#leftMs)
    const receivedAt = Math.max(leavesMs + 40 + Math.floor(this.#random() * 160), this.#arrivedMs + 1)
    this.#leftMs = leavesMs
    this.#arrivedMs = receivedAt
    return { sentAt: leavesMs + this.#offMs, receivedAt }
  }

  /** Makes calls on Intercom's SDK, as the target did on this device. */
  call(calls: readonly SdkCall[]): DeliveredCall[] {
    const sdk = this.#sdk
    return calls.map((call) => sdk?.call(call) ?? { call, effect: 'ignored', says: 'there is no SDK in cloud mode' })
  }
}

/** An action that says more: of a person or a group in its traits, of a track in its properties. */
function withWild(action: Action, wild: JsonObject): Action {
  if (action.page !== undefined) return action
  return action.track === undefined
    ? { ...action, traits: onTop(action.traits, wild) }
    : { ...action, properties: onTop(action.properties, wild) }
}

function onTop(object: JsonObject | undefined, more: JsonObject): JsonObject {
  const all = { ...object }
  for (const [key, value] of Object.entries(more)) setOwn(all, key, value)
  return all
}
