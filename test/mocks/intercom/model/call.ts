import type fc from 'fast-check'
import type { IntercomReply, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import type { Model } from './model.ts'

/** The mock under test: sends a request and gives the answer; throws where it holds something else than the model. */
export interface Real {
  send(on: string, body?: JsonValue): IntercomReply
  /** Somebody comes to a page with the messenger: the only way to a new visitor. Gives the id. */
  visit(): string
  compareWith(model: Model): void
}

/** What a call sends, the status that the model expects, and what the model learns from the answer. */
export interface Planned {
  on: string
  body?: JsonObject | undefined
  status: number
  learn?: (answer: JsonObject) => void
}

/** One call: planned as it is made, since whom it is about may be known only then. Prints as a line of a program. */
export class Call implements fc.Command<Model, Real> {
  readonly #plan: (model: Model) => Planned
  #line: string

  constructor(says: string, plan: (model: Model) => Planned) {
    this.#line = says
    this.#plan = plan
  }

  check(): boolean {
    return true
  }

  run(model: Model, real: Real): void {
    const { on, body, status, learn } = this.#plan(model)
    this.#line = `send('${on}'${body === undefined ? '' : `, ${JSON.stringify(body)}`})`
    const answer = real.send(on, body)
    if (answer.status !== status) throw new Error(`${this} was answered ${answer.status}; the model says ${status}`)
    learn?.(answer.body as JsonObject)
    real.compareWith(model)
  }

  toString(): string {
    return this.#line
  }
}

/** A call that is the same whatever the model holds. */
export function fixed(on: string, body: JsonObject | undefined, expected: (model: Model) => number): Call {
  return new Call(on, (model) => ({ on, body, status: expected(model) }))
}
