import TinyQueue from 'tinyqueue'
import type { Answer } from './answer.ts'
import type { Attempt, Delivery, Progress, Standing } from './delivery.ts'
import type { Ending } from './ending.ts'
import type { Parcel } from './parcel.ts'

/** What comes of a request, and how much later it is known to whoever sent it. */
export interface Fate {
  afterMs: number
  answer: Answer
}

/** One try, as it was: for records, and for those who check it. */
export interface Try {
  attempt: Attempt
  sentMs: number
  answer: Answer
  answeredMs: number
  progress: Progress
}

export interface VirtualOptions {
  delivery: Delivery
  /** Lets a request take effect at this time, and says what its sender will see of it. */
  send(attempt: Attempt, nowMs: number): Fate
  /** Told of each try when its answer is known, in the order of time. */
  tried?(one: Try): void
  /** Told of each event that ends, once. */
  ended?(ending: Ending, nowMs: number): void
  /** Requests that may be awaited at once; any number unless said. */
  connectionsMax?: number
  /** When it begins: what the delivery has taken on before is not sent earlier. With the first event unless said. */
  beginsMs?: number
}

/** A delivery in virtual time. Whoever has it owns the clock, and lets time pass as far as the next thing that happens elsewhere. */
export interface VirtualDelivery {
  /** Takes an event on at this time, before which everything else has happened. */
  accept(parcel: Parcel, nowMs: number, standing?: Standing): void
  /** Counts an event that is not to be delivered. */
  drop(id: string, reason: string, nowMs: number): void
  /** Lets everything happen that happens up to and at this time, in order. */
  advance(untilMs: number): void
  /** When the next thing happens; absent where nothing will. */
  nextMs(): number | undefined
  /** Lets everything happen that is left, and answers the time of the last of it. */
  drain(): number
}

interface Awaited {
  atMs: number
  turn: number
  sentMs: number
  attempt: Attempt
  answer: Answer
}

export function deliverInVirtualTime(options: VirtualOptions): VirtualDelivery {
  const { delivery, send, tried, ended, connectionsMax = Number.POSITIVE_INFINITY, beginsMs } = options
  const awaited = new TinyQueue<Awaited>([], (one, other) => one.atMs - other.atMs || one.turn - other.turn)
  let nowMs = beginsMs ?? Number.NEGATIVE_INFINITY
  let turn = 0

  function settle({ attempt, answer, sentMs }: Awaited): void {
    const progress = delivery.answered(attempt, answer, nowMs)
    tried?.({ attempt, sentMs, answer, answeredMs: nowMs, progress })
    if (progress.kind === 'ended') ended?.(progress.ending, nowMs)
  }

  function sendAll(): void {
    while (awaited.length < connectionsMax) {
      const attempt = delivery.next(nowMs)
      if (attempt === undefined) return
      const { afterMs, answer } = send(attempt, nowMs)
      const one = { atMs: nowMs + afterMs, turn, sentMs: nowMs, attempt, answer }
      turn += 1
      // What is answered at once is known before the next request is sent.
      if (afterMs <= 0) settle(one)
      else awaited.push(one)
    }
  }

  function nextMs(): number | undefined {
    const answerMs = awaited.peek()?.atMs
    const wakesMs = awaited.length < connectionsMax ? delivery.wakesMs() : undefined
    if (wakesMs === undefined) return answerMs
    return Math.max(nowMs, Math.min(wakesMs, answerMs ?? wakesMs))
  }

  function advance(untilMs: number): void {
    for (let atMs = nextMs(); atMs !== undefined && atMs <= untilMs; atMs = nextMs()) {
      nowMs = atMs
      for (let one = awaited.peek(); one !== undefined && one.atMs <= nowMs; one = awaited.peek()) {
        awaited.pop()
        settle(one)
      }
      sendAll()
    }
    if (untilMs !== Number.POSITIVE_INFINITY) nowMs = Math.max(nowMs, untilMs)
  }

  return {
    accept(parcel, atMs, standing) {
      advance(atMs)
      const ending = delivery.accept(parcel, standing)
      if (ending !== undefined) ended?.(ending, nowMs)
    },
    drop(id, reason, atMs) {
      advance(atMs)
      ended?.(delivery.drop(id, reason), nowMs)
    },
    advance,
    nextMs,
    drain() {
      advance(Number.POSITIVE_INFINITY)
      return nowMs
    },
  }
}
