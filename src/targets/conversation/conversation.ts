import type { Answer, TargetInput } from '../target.ts'
import { Disturbed, TargetFailure } from '../target-failure.ts'
import type { Channel, OpenChannel } from './channel.ts'
import { type Introduction, readIntroduction } from './introduction.ts'
import { readAnswer, shown, startLine, stopLine, transformLine } from './lines.ts'
import { Recent } from './recent.ts'

/** What a conversation is told, and whom it tells that it is over. */
export interface ConversationOptions {
  /** How long one answer may take, in milliseconds. */
  timeoutMs: number
  /** Only one event is under way at a time: who breaks it is known. */
  isAlone: boolean
  /** Called once, where it breaks. `blamed` is the session whose event broke it, where that had its answer already. */
  onBreak(conversation: Conversation, failure: TargetFailure, blamed: string | undefined): void
}

interface Waiting {
  session: string
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** A start may take this long, whatever an answer may: a virtual machine has to warm up. */
const startMsMin = 30_000

/**
 * A conversation with one process or thread, from its start to its end: lines out, answers in, in any order. Where it breaks, it
 * is over for all that are waiting.
 */
export class Conversation {
  readonly channel: Channel
  /** The sessions that it knows and that have not ended. */
  readonly sessions = new Set<string>()
  readonly introduction: Promise<Introduction>
  readonly #options: ConversationOptions
  readonly #waiting = new Map<number, Waiting>()
  /** Whose events were answered lately. */
  readonly #answered = new Recent<number, string>(1024)
  readonly #introduced = Promise.withResolvers<Introduction>()
  #isIntroduced = false
  #isOver = false
  #lastSession: string | undefined
  #hasMetMany = false
  #seq = 0
  #oldestSeq = 0
  #oldestSinceMs = performance.now()
  #timer: NodeJS.Timeout | undefined

  constructor(open: OpenChannel, options: ConversationOptions) {
    this.#options = options
    this.introduction = this.#introduced.promise
    this.introduction.catch(() => {})
    this.channel = open({ onLine: (line) => this.#take(line), onBreak: (reason) => this.break(reason) })
    this.channel.send(startLine)
    this.#watch(this.#limitMs)
  }

  ask(input: TargetInput): Promise<Answer> {
    const { session = '' } = input
    if (this.#isOver) return Promise.reject(new Disturbed('it had ended'))
    this.#seq += 1
    const seq = this.#seq
    this.#meetSession(session)
    if (this.#waiting.size === 0) {
      this.#grow(seq)
      this.#timer?.refresh()
    }
    return new Promise((resolve, reject) => {
      this.#waiting.set(seq, { session, resolve, reject })
      this.channel.send(transformLine(seq, input))
    })
  }

  /** Says farewell. Nobody is waiting by then, as long as nothing went wrong on our side. */
  stop(): void {
    if (this.#isOver) return
    this.#end()
    for (const { reject } of this.#waiting.values()) reject(new Disturbed('the run is over'))
    this.channel.send(stopLine)
    this.channel.stop()
  }

  /** Ends it for a reason, and tells all that are waiting. */
  break(reason: string, culprit?: string): void {
    if (this.#isOver) return
    this.#end()
    const failure = new TargetFailure(reason, this.channel.stderr())
    this.channel.kill()
    this.#introduced.reject(failure)
    const { isAlone, onBreak } = this.#options
    const guilty = culprit ?? (isAlone || !this.#hasMetMany ? this.#lastSession : undefined)
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    onBreak(this, failure, waiting.some(({ session }) => session === guilty) ? undefined : guilty)
    for (const { session, reject } of waiting) reject(session === guilty ? failure : new Disturbed(reason))
  }

  #meetSession(session: string): void {
    if (this.#lastSession !== undefined && this.#lastSession !== session) this.#hasMetMany = true
    this.#lastSession = session
    this.sessions.add(session)
  }

  #take(line: string): void {
    if (this.#isOver || line === '') return
    if (this.#isIntroduced) this.#takeAnswer(line)
    else this.#meet(line)
  }

  #takeAnswer(line: string): void {
    const read = readAnswer(line)
    const waiting = 'babble' in read ? undefined : this.#waiting.get(read.seq)
    if ('babble' in read) this.break(read.babble)
    else if (waiting === undefined) this.#refuse(read.seq, line)
    else {
      this.#waiting.delete(read.seq)
      this.#answered.add(read.seq, waiting.session)
      if (read.seq === this.#oldestSeq) this.#grow(this.#waiting.keys().next().value ?? 0)
      if ('answer' in read) waiting.resolve(read.answer)
      else waiting.reject(new TargetFailure(read.fault, this.channel.stderr()))
    }
  }

  #meet(line: string): void {
    const introduction = readIntroduction(line)
    if ('fault' in introduction) {
      this.break(introduction.fault)
    } else {
      this.#isIntroduced = true
      this.#watch(this.#limitMs)
      this.#introduced.resolve(introduction)
    }
  }

  /** An answer that nobody waits for. */
  #refuse(seq: number, line: string): void {
    const session = this.#answered.get(seq)
    if (session !== undefined) this.break('it answered an event twice', session)
    else this.break(`it answered what was not asked: ${shown(line)}`)
  }

  get #limitMs(): number {
    const { timeoutMs } = this.#options
    return this.#isIntroduced ? timeoutMs : Math.max(timeoutMs, startMsMin)
  }

  /** Time runs for the request that has waited longest, from when it became that: those before it are no time of its own. */
  #grow(oldestSeq: number): void {
    this.#oldestSeq = oldestSeq
    this.#oldestSinceMs = performance.now()
  }

  get #isAwaited(): boolean {
    return !this.#isIntroduced || this.#waiting.size > 0
  }

  /** One timer for all. What arrived while this process was busy is read first. */
  #watch(delayMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      setImmediate(() => {
        if (this.#isOver) return
        const leftMs = this.#isAwaited ? this.#oldestSinceMs + this.#limitMs - performance.now() : this.#limitMs
        if (leftMs <= 0) this.break(`it gave no answer within ${this.#limitMs} ms`)
        else this.#watch(Math.ceil(leftMs))
      })
    }, delayMs)
  }

  #end(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
  }
}
