import { refusal } from '../refusal.ts'
import type { Ids } from './ids.ts'

/** A scroll that is not used for this long is closed (API page "Iterating over all users"). */
const unusedMsMax = 60_000
const pageSize = 100

interface Scroll {
  readonly param: string
  readonly kind: string
  readonly ids: readonly string[]
  from: number
  usedAtMs: number
}

/** The one open scroll of an app (intercom-ruby#474). Its things are those that existed when it was opened. */
export class Scrolls {
  readonly #ids: Ids
  #open: Scroll | undefined

  constructor(ids: Ids) {
    this.#ids = ids
  }

  /** Opens a scroll over ids. Refused: another one is open. */
  open(kind: string, ids: readonly string[], nowMs: number): { param: string; ids: readonly string[] } {
    this.#expire(nowMs)
    if (this.#open !== undefined) throw refusal(400, 'scroll_exists', 'scroll already exists for this app')
    this.#open = { param: this.#ids.next('scroll'), kind, ids, from: 0, usedAtMs: nowMs }
    return this.#take(this.#open, nowMs)
  }

  /** The next page; an empty one ends the scroll. Refused: expired or unknown (intercom-java#261). */
  continue(kind: string, param: string, nowMs: number): { param: string; ids: readonly string[] } {
    this.#expire(nowMs)
    const scroll = this.#open
    if (scroll === undefined || scroll.kind !== kind || scroll.param !== param) {
      throw refusal(404, 'not_found', 'scroll parameter not found')
    }
    return this.#take(scroll, nowMs)
  }

  #take(scroll: Scroll, nowMs: number): { param: string; ids: readonly string[] } {
    const ids = scroll.ids.slice(scroll.from, scroll.from + pageSize)
    scroll.from += pageSize
    scroll.usedAtMs = nowMs
    if (ids.length === 0) this.#open = undefined
    return { param: scroll.param, ids }
  }

  #expire(nowMs: number): void {
    if (this.#open !== undefined && nowMs - this.#open.usedAtMs > unusedMsMax) this.#open = undefined
  }
}
