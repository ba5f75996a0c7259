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
}

/** A delivery at work. */
export interface RealTimeDelivery {
  /** Takes an event on. */
  accept(parcel: Parcel): void
  /** Resolves when every event that was taken on has ended, or the delivery was stopped. */
  idle(): Promise<void>
  /** Sends nothing more, and resolves when what is under way is answered. What has not ended stays so. */
  stop(): Promise<void>
}

/** A timer does not reach further. */
const timerMaxMs = 2 ** 31 - 1

/** Drives a delivery over a network, in the time of this machine. */
export function deliverInRealTime(options: RealTimeOptions): RealTimeDelivery {
  const { delivery, send, clock, connectionsMax = 8, ended } = options
  let underWay = 0
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let waiting: (() => void)[] = []

  const isDone = () => underWay === 0 && (isStopped || delivery.accounting().underWay === 0)

  async function attend(attempt: Attempt): Promise<void> {
    underWay += 1
    const answer = await answerTo(attempt, send)
    underWay -= 1
    const progress = delivery.answered(attempt, answer, clock())
    if (progress.kind === 'ended') ended?.(progress.ending)
    work()
  }

  function work(): void {
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

  const whenDone = () => new Promise<void>((resolve) => (isDone() ? resolve() : waiting.push(resolve)))

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
