import type { Answer, Manner, TargetInput } from '../target.ts'
import { Disturbed, TargetFailure } from '../target-failure.ts'
import { Batches } from './batches.ts'
import { type Job, jobOf, routes } from './compose.ts'
import type { Question, Reply } from './connection.ts'
import { Life, type LifeOptions } from './life.ts'
import { BadReply, Gone, NoReply } from './misfortune.ts'
import { type Reading, readItems, type Said } from './read-items.ts'
import { expectSuccess } from './refused-reply.ts'
import { Turns } from './turns.ts'

export interface AskingOptions extends Reading, LifeOptions {
  /** What stands before each path. */
  prefix: string
  timeoutMs: number
  /** Requests side by side. */
  jobs: number
  /** Events in one request. */
  batch: number
}

/** Gives events to a transformer, and tells what it makes of each. */
export class Asking {
  readonly #ask: (question: Question) => Promise<Reply>
  readonly #options: AskingOptions
  readonly #turns: Turns
  readonly #batches: Batches<TargetInput, Answer>
  readonly #life: Life
  #lastJobId = 0

  constructor(ask: (question: Question) => Promise<Reply>, options: AskingOptions) {
    this.#ask = ask
    this.#life = new Life(options)
    this.#options = options
    this.#turns = new Turns(options.jobs)
    this.#batches = new Batches(options.batch, this.#turns, (inputs) => this.#each(inputs, false))
  }

  /** What becomes of one event, given among others that are under way; or alone. */
  async one(input: TargetInput, { alone: isAlone = false }: Manner = {}): Promise<Answer> {
    if (!isAlone) return this.#batches.add(input)
    const [answer] = await this.#turns.take(() => this.#each([input], true), true)
    if (answer === undefined || answer instanceof Error) throw answer
    return answer
  }

  /**
   * What becomes of several events in one request. A reply that cannot be taken is an outcome here: each event was answered well by
   * itself before, and what befalls one of them must not change another (G6).
   */
  async together(inputs: readonly TargetInput[], { alone: isAlone = false }: Manner = {}): Promise<Answer[]> {
    try {
      const said = await this.#turns.take(() => this.#said(inputs, isAlone), isAlone)
      return said.map((one) => ('fault' in one ? lostTogether(one.fault) : one))
    } catch (thrown) {
      if (thrown instanceof BadReply) return inputs.map(() => lostTogether(thrown.message))
      const met = metBy(thrown, isAlone)
      if (met instanceof Error) throw met
      return inputs.map(() => met)
    }
  }

  async #each(inputs: readonly TargetInput[], isAlone: boolean): Promise<(Answer | Error)[]> {
    try {
      const said = await this.#said(inputs, isAlone)
      return said.map((one) => ('fault' in one ? new TargetFailure(`it ${one.fault}`) : one))
    } catch (thrown) {
      if (!(thrown instanceof BadReply)) return inputs.map(() => metBy(thrown, isAlone))
      if (inputs.length > 1) return inputs.map(() => new Disturbed(`it ${thrown.message}`))
      if (thrown.rejection !== undefined) return [{ kind: 'dropped', reason: thrown.rejection }]
      return [new TargetFailure(`it ${thrown.message}`)]
    }
  }

  async #said(inputs: readonly TargetInput[], isAlone: boolean): Promise<Said[]> {
    const { prefix, route, timeoutMs } = this.#options
    const jobs = inputs.map((input) => this.#jobOf(input))
    const { path, body } = routes[route]
    const question = { method: 'POST', path: `${prefix}${path}`, body: body(jobs), timeoutMs } as const
    const text = await this.#life.watch(() => this.#textOf(question), isAlone)
    return readItems(text, jobs, this.#options)
  }

  async #textOf(question: Question): Promise<string> {
    const reply = await this.#ask(question)
    expectSuccess(reply)
    return reply.text
  }

  #jobOf(input: TargetInput): Job {
    this.#lastJobId += 1
    return jobOf(input, this.#lastJobId)
  }
}

/** What it means for an event that no answer came: another event may have caused it, unless this one was alone. */
function metBy(thrown: unknown, isAlone: boolean): Answer | Error {
  if (thrown instanceof Gone && !isAlone) return { kind: 'skipped', reason: `The target ${thrown.message}.` }
  if (thrown instanceof Gone) return new TargetFailure(`it ${thrown.message}`)
  if (!(thrown instanceof NoReply)) return thrown as Error
  return isAlone ? new TargetFailure(`it ${thrown.message}`) : new Disturbed(`it ${thrown.message}`)
}

const lostTogether = (did: string): Answer => ({
  kind: 'dropped',
  reason: `given together with its neighbours, it came to nothing: the target ${did}`,
})
