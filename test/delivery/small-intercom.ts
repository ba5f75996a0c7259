import type { Answer, Attempt, Fate } from '../../src/delivery/index.ts'

/** What a request meets: an answer by its status, a connection that breaks before or after the effect, or a 429 with its reset in so many seconds. */
export type Fortune = number | 'broken before' | 'broken after' | { resetInSeconds: number }

/** A request that arrived, and whether it took effect. */
export interface Arrival {
  parcel: string
  index: number
  atMs: number
  isRefusedByLimit: boolean
  hasEffect: boolean
}

/** Windows of ten seconds, as Intercom's: the first request after one is over begins the next. */
interface Window {
  resetSeconds: number
  count: number
}

export interface SmallIntercomOptions {
  fortunes: readonly Fortune[]
  latenciesMs: readonly number[]
  /** Requests that a window lets through; any number unless said. */
  perWindow?: number | undefined
}

/** As much of Intercom as a delivery sees: statuses, rate limits and effects. */
export function smallIntercom({ fortunes, latenciesMs, perWindow }: SmallIntercomOptions) {
  const arrivals: Arrival[] = []
  const windows = new Map<string, Window>()
  let turn = 0

  function windowAt(workspace: string, nowMs: number): Window {
    const nowSeconds = Math.floor(nowMs / 1000)
    const known = windows.get(workspace)
    if (known !== undefined && nowSeconds < known.resetSeconds) return known
    const fresh = { resetSeconds: nowSeconds + 10, count: 0 }
    windows.set(workspace, fresh)
    return fresh
  }

  function send({ parcel, index }: Attempt, nowMs: number): Fate {
    turn += 1
    const fortune = fortunes[turn % fortunes.length] ?? 200
    const afterMs = latenciesMs[turn % latenciesMs.length] ?? 0
    const window = windowAt(parcel.workspace, nowMs)
    window.count += 1
    const isRefusedByLimit = perWindow !== undefined && window.count > perWindow
    const hasEffect =
      !isRefusedByLimit && (fortune === 'broken after' || (typeof fortune === 'number' && fortune < 300))
    arrivals.push({ parcel: parcel.id, index, atMs: nowMs, isRefusedByLimit, hasEffect })
    return { afterMs, answer: isRefusedByLimit ? limited(window.resetSeconds, 0) : answerOf(fortune, window, nowMs) }
  }

  function answerOf(fortune: Fortune, { resetSeconds, count }: Window, nowMs: number): Answer {
    if (typeof fortune === 'string') return { failure: 'ECONNRESET' }
    if (typeof fortune === 'object') return limited(Math.floor(nowMs / 1000) + fortune.resetInSeconds, 0)
    const headers = limitHeaders(resetSeconds, Math.max(0, (perWindow ?? 166) - count))
    return { reply: { status: fortune, headers } }
  }
  return { send, arrivals }
}

const limitHeaders = (resetSeconds: number, remaining: number) => ({
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(resetSeconds),
})

const limited = (resetSeconds: number, remaining: number): Answer => ({
  reply: { status: 429, headers: limitHeaders(resetSeconds, remaining) },
})
