import { type DeliveredRequest, type IntercomRequest, jsonText } from '../../../contracts/wire/index.ts'
import { isThrough, type Passage } from '../../../mocks/intercom/index.ts'

/** A try, and whether one of the same request was to be sent again. */
export interface OwnTry {
  tried: DeliveredRequest
  isFurther: boolean
}

/** What a target tried by itself in real time, as Intercom saw it. */
export class OwnTries {
  #untaken: OwnTry[] = []
  /** Requests that Intercom asked to be sent again later, or of which the answer did not arrive, and that were not yet. */
  readonly #open = new Set<string>()
  #latestAt = 0

  /** A request arrived, and fared so. */
  note(request: IntercomRequest, passage: Passage, atMs: number): void {
    const key = `${request.method} ${request.url} ${request.body === undefined ? '' : jsonText(request.body)}`
    const isFurther = this.#open.has(key)
    if (isThrough(passage)) this.#open.delete(key)
    else this.#open.add(key)
    this.#latestAt = atMs + passage.delayMs
    const tried = { by: 'target', request, ...answerOf(passage), sentAt: atMs, answeredAt: this.#latestAt } as const
    this.#untaken.push({ tried, isFurther })
  }

  /** The tries since the last time that it was asked. */
  take(): OwnTry[] {
    return this.#untaken.splice(0)
  }

  /** Whether a further try of something is awaited. */
  get isAwaited(): boolean {
    return this.#open.size > 0
  }

  /** When the latest try was answered. */
  get latestAt(): number {
    return this.#latestAt
  }
}

function answerOf(passage: Passage): Pick<DeliveredRequest, 'reply' | 'failure'> {
  if (passage.end === 'answered' || passage.end === 'drip') return { reply: passage.reply }
  const failure = passage.end === 'silent' ? 'TIMEOUT' : 'ECONNRESET'
  return { reply: { status: 0, headers: {} }, failure }
}
