import { Turns } from '../http/turns.ts'
import type { Manner, TargetInput } from '../target.ts'
import { Session, type Surroundings } from './session.ts'

/** A session, and how it is told that nothing more comes. */
interface Visit {
  session: Promise<Session>
  end(): void
}

/** The sessions that are open, so many at once; others wait until one of them ends. */
export class Visits {
  readonly #surroundings: Surroundings
  readonly #turns: Turns
  readonly #open = new Map<string, Visit>()
  #count = 0

  constructor(surroundings: Surroundings, parallel: number) {
    this.#surroundings = surroundings
    this.#turns = new Turns(parallel)
  }

  /** The session of that name, if there is one. */
  find(name: string): Promise<Session> | undefined {
    return this.#open.get(name)?.session
  }

  /** A session for the first event of a case. */
  begin(name: string, input: TargetInput, manner: Manner): Promise<Session> {
    const opened = Promise.withResolvers<Session>()
    const ended = Promise.withResolvers<void>()
    this.#open.set(name, { session: opened.promise, end: ended.resolve })
    this.#count += 1
    // A case that is played once more has a page of its own, and a source of its own.
    const own = `${name}-${this.#count}`
    this.#turns.take(async () => {
      try {
        const session = await Session.open(this.#surroundings, own, input, manner)
        opened.resolve(session)
        await ended.promise
        await session.close()
      } catch (error) {
        opened.reject(error)
      }
    }, manner.alone)
    return opened.promise
  }

  end(name: string): void {
    this.#open.get(name)?.end()
    this.#open.delete(name)
  }
}
