import fc from 'fast-check'
import { seededRandom } from '../../contracts/wire/index.ts'
import {
  type Accounting,
  createDelivery,
  deliverInVirtualTime,
  type Ending,
  type Fact,
  Ledger,
  type Parcel,
  type Policy,
  recorded,
  type Try,
} from '../../src/delivery/index.ts'
import { type Arrival, type Fortune, smallIntercom } from './small-intercom.ts'

/** Events that come in, what their requests meet, and when the process is killed. */
export interface Plan {
  seed: number
  events: readonly { keys: readonly string[]; workspace: string; requests: number; gapMs: number }[]
  fortunes: readonly Fortune[]
  latenciesMs: readonly number[]
  perWindow: number | undefined
  connectionsMax: number
  /** The process is killed so long after an event came in, and as many of the last facts are not on disk yet as may be missing. */
  kills: readonly { afterEvent: number; afterMs: number; factsLost: number }[]
}

const keys = ['user_id:ada', 'email:ada@example.com', 'user_id:bob', 'user_id:eve', 'email:eve@example.com']
const fortune = fc.oneof(
  { weight: 8, arbitrary: fc.constant(200) },
  fc.constantFrom<Fortune>(202, 301, 400, 401, 404, 408, 409, 422, 500, 501, 502, 503, 504, 507, 599, 429),
  fc.constantFrom<Fortune>('broken before', 'broken after'),
  fc.record({ resetInSeconds: fc.constantFrom(-5, 0, 1, 7, 30, 599, 700) }),
)

export const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.nat(),
  events: fc.array(
    fc.record({
      keys: fc.subarray(keys, { minLength: 0, maxLength: 2 }),
      workspace: fc.constantFrom('Bearer one', 'Bearer two'),
      requests: fc.integer({ min: 1, max: 3 }),
      gapMs: fc.constantFrom(0, 0, 10, 900, 12_000),
    }),
    { minLength: 1, maxLength: 30 },
  ),
  fortunes: fc.array(fortune, { minLength: 1, maxLength: 40 }),
  latenciesMs: fc.array(fc.constantFrom(0, 0, 5, 300, 2500, 9000), { minLength: 1, maxLength: 7 }),
  perWindow: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  connectionsMax: fc.constantFrom(1, 2, 5, Number.POSITIVE_INFINITY),
  kills: fc.array(
    fc.record({
      afterEvent: fc.nat({ max: 30 }),
      afterMs: fc.constantFrom(0, 1, 700, 5000, 60_000),
      factsLost: fc.nat({ max: 6 }),
    }),
    { maxLength: 4 },
  ),
})

/** What happened. The first life begins with the first event; each kill begins another one. */
export interface Course {
  parcels: readonly Parcel[]
  /** The tries of each life, in the order in which their answers came. */
  lives: readonly (readonly Try[])[]
  arrivals: readonly Arrival[]
  endings: readonly Ending[]
  accounting: Accounting
  /** What the last delivery itself counted. */
  counted: Accounting
}

/** Plays a plan to its end. */
export function play({ seed, events, kills, ...rest }: Plan, policy: Partial<Policy> = {}): Course {
  const intercom = smallIntercom(rest)
  const random = seededRandom(seed)
  const parcels: Parcel[] = []
  const lives: Try[][] = []
  const endings: Ending[] = []
  let facts: Fact[] = []
  /** How many facts are on disk: all that were there when the last request was sent, or the last event accepted. */
  let synced = 0
  let nowMs = 0

  function begin() {
    const ledger = new Ledger()
    for (const fact of facts) ledger.apply(fact)
    const tries: Try[] = []
    lives.push(tries)
    const core = createDelivery({ random, policy })
    ledger.resume(core)
    return {
      core,
      ...deliverInVirtualTime({
        delivery: recorded(core, (fact) => facts.push(fact)),
        send(attempt, sentMs) {
          synced = facts.length
          return intercom.send(attempt, sentMs)
        },
        tried: (one) => tries.push(one),
        ended: (ending) => endings.push(ending),
        connectionsMax: rest.connectionsMax,
        beginsMs: nowMs,
      }),
    }
  }

  let life = begin()
  for (const [number, { keys: own, workspace, requests, gapMs }] of events.entries()) {
    const request = { method: 'POST', url: 'https://api.intercom.io/users', headers: {} }
    const parcel = { id: `e${number}`, keys: own, workspace, requests: Array.from({ length: requests }, () => request) }
    parcels.push(parcel)
    nowMs += gapMs
    life.accept(parcel, nowMs)
    synced = facts.length
    const kill = kills.find(({ afterEvent }) => afterEvent === number)
    if (kill === undefined) continue
    nowMs += kill.afterMs
    life.advance(nowMs)
    facts = facts.slice(0, Math.max(synced, facts.length - kill.factsLost))
    life = begin()
    life.advance(nowMs)
  }
  life.drain()
  const ledger = new Ledger()
  for (const fact of facts) ledger.apply(fact)
  return {
    parcels,
    lives,
    arrivals: intercom.arrivals,
    endings,
    accounting: ledger.accounting,
    counted: life.core.accounting(),
  }
}
