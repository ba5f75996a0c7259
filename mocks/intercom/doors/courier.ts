import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import type { LookupFunction } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../../../contracts/wire/index.ts'
import type { Intercom } from '../intercom.ts'
import { loopbackUrl } from '../notifications/loopback.ts'
import { beginAttempt, endDelivered, endFailed, type Notification } from '../notifications/notification.ts'

/** How notifications are delivered. */
export interface CourierOptions {
  /** Attempts at each notification; 3 unless said. */
  attemptsMax?: number
  /** The pause before the second attempt; each later one is five times as long. 1,000 unless said. */
  pauseMs?: number
  /** How long a receiver may take to answer; 5,000 unless said. */
  timeoutMs?: number
}

/** Brings notifications to those who subscribed. */
export interface Courier {
  /** Sets out with what waits in the mock. */
  collect(): void
  /** Until nothing is under way any more. */
  idle(): Promise<void>
  /** Gives up what is under way. */
  close(): Promise<void>
}

/** Notifications under way at a time; the others wait. */
const underWayMax = 16

/**
 * Delivers the notifications of a mock by POST to addresses of this machine, and to no others: whatever a subscription says, the
 * connection is made to a loopback address, and no redirection is followed. Signed where the subscription has a `hub_secret`. A notification
 * that was not answered 2xx is tried again a few times, and then given up.
 */
export function startCourier(intercom: Intercom, clock: Clock, options: CourierOptions = {}): Courier {
  const { attemptsMax = 3, pauseMs = 1000, timeoutMs = 5000 } = options
  const stopped = new AbortController()
  const waiting: Notification[] = []
  const underWay = new Set<Promise<void>>()
  const nowSeconds = () => Math.floor(clock() / 1000)

  async function deliver(notification: Notification): Promise<void> {
    let outcome: Outcome = { responseStatus: null, reason: 'the subscription was deleted' }
    for (let pause = pauseMs; !notification.subscription.isDeleted; pause *= 5) {
      outcome = await attempt(notification, beginAttempt(notification, nowSeconds()), timeoutMs, stopped.signal)
      if (isTaken(outcome)) return endDelivered(notification, nowSeconds())
      if (notification.attempts >= attemptsMax || stopped.signal.aborted) break
      await wait(pause, undefined, { signal: stopped.signal }).catch(() => {})
    }
    endFailed(notification, outcome.responseStatus, outcome.reason)
  }

  function setOut(): void {
    while (underWay.size < underWayMax) {
      const next = waiting.shift()
      if (next === undefined) return
      const delivery = deliver(next).finally(() => {
        underWay.delete(delivery)
        setOut()
      })
      underWay.add(delivery)
    }
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  return {
    collect() {
      const taken = intercom.takeNotifications()
      if (taken.length === 0) return
      waiting.push(...taken)
      setOut()
    },
    idle,
    close() {
      waiting.length = 0
      stopped.abort()
      return idle()
    },
  }
}

/** What became of one attempt. */
interface Outcome {
  responseStatus: number | null
  reason: string
}

const isTaken = ({ responseStatus }: Outcome) =>
  responseStatus !== null && responseStatus >= 200 && responseStatus < 300

/** `localhost` means this machine here, whatever the resolver says. */
const lookUpLoopback: LookupFunction = (_name, options, callback) => {
  if (!options.all) return callback(null, '127.0.0.1', 4)
  callback(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ])
}

/** Sends a notification once. Only the status of the answer is read. */
function attempt(
  { subscription }: Notification,
  text: string,
  timeoutMs: number,
  stopped: AbortSignal,
): Promise<Outcome> {
  const url = loopbackUrl(subscription.url)
  if (url === undefined) return Promise.resolve({ responseStatus: null, reason: 'the address is not of this machine' })
  const bytes = Buffer.from(text)
  return new Promise((resolve) => {
    const sent = request({
      method: 'POST',
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: `${url.pathname}${url.search}`,
      headers: headersFor(bytes, subscription.hub_secret),
      agent: false,
      lookup: lookUpLoopback,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
    })
    sent.on('response', (response) => {
      response.on('error', () => {})
      response.destroy()
      const status = response.statusCode ?? 0
      resolve({ responseStatus: status, reason: `answered ${status}` })
    })
    sent.on('error', (error) => resolve({ responseStatus: null, reason: error.message }))
    sent.end(bytes)
  })
}

/** API page "Signed notifications": `X-Hub-Signature: sha1=` and the hex HMAC-SHA1 of the body under the `hub_secret`. */
function headersFor(bytes: Buffer, hubSecret: string | null): Record<string, string | number> {
  return {
    'content-type': 'application/json',
    'content-length': bytes.length,
    accept: 'application/json',
    'user-agent': 'intercom-conformance mock webhooks',
    ...(hubSecret === null
      ? {}
      : { 'x-hub-signature': `sha1=${createHmac('sha1', hubSecret).update(bytes).digest('hex')}` }),
  }
}
