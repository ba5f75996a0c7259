import type { Clock } from '../../contracts/wire/index.ts'
import type { Answer } from './answer.ts'
import type { Attempt, Delivery } from './delivery.ts'
import type { Ending } from './ending.ts'
import type { Parcel } from './parcel.ts'
import { NetworkFailure, type SendLater } from './send-http.ts'

export interface RealTimeOptions {
  delivery: Delivery
  send: SendLater
  /** The time of this machine. */
  clock: Clock
  /** Requests that may be awaited at once; 8 unless said. */
  connectionsMax?: number
  /** Told of each event that ends, once. */
  ended?(ending: Ending): void
  /**
   * Resolves when every answer so far is written down, as a journal says it. Nothing is sent before: so a stop can only repeat requests that
   * were under way, and no person's older one after a newer one.
   */
  synced?(): Promise<void>
}

/** A delivery at work. */
export interface RealTimeDelivery {
  /** Takes an event on. */
  accept(parcel: Parcel): void
  /** Resolves when every event that was taken on has ended, or the delivery was stopped. Rejects where answers cannot be written down. */
  idle(): Promise<void>
  /** Sends nothing more, and resolves when what is under way is answered. What has not ended stays so. */
  stop(): Promise<void>
}

/** A timer does not reach further. */
const timerMaxMs = 2 ** 31 - 1

/** Drives a delivery over a network, in the time of this machine; what it has taken on before goes first. */
export function deliverInRealTime(options: RealTimeOptions): RealTimeDelivery {
  const { delivery, send, clock, connectionsMax = 8, ended, synced } = options
  let underWay = 0
  let isStopped = false
  let failure: { reason: unknown } | undefined
  let timer: NodeJS.Timeout | undefined
  let waiting: (() => void)[] = []
  /** Whether somebody waits until answers are written down, and whether one more came meanwhile. */
  let isSyncing = false
  let isBehind = false

  async function attend(attempt: Attempt): Promise<void> {
    underWay += 1
    const answer = await answerTo(attempt, send)
    underWay -= 1
    const progress = delivery.answered(attempt, answer, clock())
    if (progress.kind === 'ended') ended?.(progress.ending)
    isBehind = true
    work()
  }

  function work(): void {
    if (synced === undefined) sendAll()
    else if (!isSyncing) void syncAndSend(synced)
  }

  async function syncAndSend(sync: () => Promise<void>): Promise<void> {
    isSyncing = true
    try {
      while (isBehind) {
        isBehind = false
        await sync()
      }
    } catch (reason) {
      failure = { reason }
      isStopped = true
    }
    isSyncing = false
    sendAll()
  }

  function sendAll(): void {
    clearTimeout(timer)
    while (!isStopped && underWay < connectionsMax) {
      const attempt = delivery.next(clock())
      if (attempt === undefined) break
      void attend(attempt)
    }
    const wakesMs = isStopped || underWay >= connectionsMax ? undefined : delivery.wakesMs()
    if (wakesMs !== undefined) timer = setTimeout(work, Math.min(timerMaxMs, Math.max(1, Math.ceil(wakesMs - clock()))))
    if (!isDone()) return
    for (const go of waiting) go()
    waiting = []
  }

  const isDone = () => underWay === 0 && !isSyncing && (isStopped || delivery.accounting().underWay === 0)

  async function whenDone(): Promise<void> {
    if (!isDone()) await new Promise<void>((resolve) => waiting.push(resolve))
    if (failure !== undefined) throw failure.reason
  }

  queueMicrotask(work)
  return {
    accept(parcel) {
      const ending = delivery.accept(parcel)
      if (ending !== undefined) ended?.(ending)
      work()
    },
    idle: whenDone,
    stop() {
      isStopped = true
      clearTimeout(timer)
      return whenDone()
    },
  }
}

async function answerTo({ request }: Attempt, send: SendLater): Promise<Answer> {
  try {
    return { reply: await send(request) }
  } catch (error) {
    return { failure: error instanceof NetworkFailure ? error.code : 'UNKNOWN' }
  }
}
