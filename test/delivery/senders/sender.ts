import { setTimeout as wait } from 'node:timers/promises'
import type { IntercomRequest, Outcome } from '../../../contracts/wire/index.ts'
import { transform as requestsFor } from '../../../src/transformer/index.ts'

/** How a service that calls Intercom by itself goes about it. The honest one has none of these habits. */
export interface Habits {
  /** How often a request is tried again; five times unless said. */
  retries?: number
  /** The wait before the n-th further try, in milliseconds. */
  waitMs?: (failures: number) => number
  ignoresReset?: boolean
  retriesRefusals?: boolean
  /** Says nothing of what it gave up. */
  isSilent?: boolean
  /** Answers before Intercom did. */
  inBackground?: boolean
  /** Gives each try of an event the time at which it is sent. */
  stampsAnew?: boolean
}

type Tried = { status: number; resetAt?: number }

/** Doubles with each failure, and is drawn from the upper half of its span. */
const growing = (failures: number) => 40 * 2 ** failures * (1 + Math.random())

async function send({ method, url, headers, body }: IntercomRequest): Promise<Tried> {
  try {
    const { status, headers: answered } = await fetch(url, { method, headers, body: JSON.stringify(body) })
    const reset = answered.get('x-ratelimit-reset')
    return { status, ...(status === 429 && reset !== null ? { resetAt: Number(reset) * 1000 } : {}) }
  } catch {
    return { status: 0 }
  }
}

const isTaken = (status: number) => status >= 200 && status < 300
const isForLater = (status: number) => [0, 408, 429, 500, 502, 503, 504].includes(status)

/** The status at which it was left. */
async function sendUntilTaken(request: IntercomRequest, habits: Habits): Promise<number> {
  const { retries = 5, waitMs = growing, ignoresReset = false, retriesRefusals = false } = habits
  for (let failures = 0; ; failures += 1) {
    const { status, resetAt } = await send(stamped(request, failures, habits))
    const isOver = isTaken(status) || !(isForLater(status) || retriesRefusals) || failures === retries
    if (isOver) return status
    const untilReset = resetAt === undefined || ignoresReset ? 0 : resetAt - Date.now()
    await wait(Math.max(waitMs(failures), untilReset))
  }
}

function stamped(request: IntercomRequest, failures: number, { stampsAnew = false }: Habits): IntercomRequest {
  if (!stampsAnew || !request.url.endsWith('/events')) return request
  return { ...request, body: { ...(request.body as object), created_at: 1_770_000_000 + failures * 7 } }
}

/** A module's `transform` that calls Intercom itself for what the reference would return. */
export function senderWith(habits: Habits = {}) {
  const { isSilent = false, inBackground = false } = habits
  const sendAll = async (requests: readonly IntercomRequest[]): Promise<Outcome> => {
    for (const request of requests) {
      const status = await sendUntilTaken(request, habits)
      if (!isTaken(status) && !isSilent) return { kind: 'dropped', reason: `Intercom answered ${status}` }
    }
    return { kind: 'requests', requests: [] }
  }
  return async (input: Parameters<typeof requestsFor>[0]): Promise<Outcome> => {
    const outcome = requestsFor(input)
    if (outcome.kind !== 'requests') return outcome
    const sent = sendAll(outcome.requests)
    return inBackground ? { kind: 'requests', requests: [] } : sent
  }
}
