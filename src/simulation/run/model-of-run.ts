import type { Action, Connection, Expectations } from '../../../contracts/wire/index.ts'
import { type Follower, follow, type Subject, Workspace, type World } from '../../conformance/model/index.ts'
import type { ModelEnd } from '../invariants/index.ts'
import type { Deed } from './deed.ts'

/** The model of one run: all people share its workspace, each over their connections. */
export class ModelOfRun implements ModelEnd {
  readonly #workspace = new Workspace()
  readonly #worlds = new Map<Connection, World>()
  readonly #sendAnonymousId: boolean
  readonly #excused = new Set<number>()
  readonly #mayHaveMore = new Set<number>()

  readonly doubt = {
    isExcused: (person: number) => this.#excused.has(person),
    mayHaveMore: (person: number) => this.#mayHaveMore.has(person),
  }

  constructor(sendAnonymousId: boolean) {
    this.#sendAnonymousId = sendAnonymousId
  }

  expectations(): Expectations {
    return this.#workspace.expectations(0)
  }

  /** Follows an act that reaches Intercom, as far as the contract demands. */
  follow(connection: Connection, follower: Follower, action: Action): Subject {
    const known = this.#worlds.get(connection)
    const world = known ?? this.#worldOf(connection, this.#workspace)
    if (known === undefined) this.#worlds.set(connection, world)
    return follow(world, follower, action)
  }

  /** Follows an act whose event was rejected, as it may be: the source remembers it, Intercom does not. */
  forgo(connection: Connection, follower: Follower, action: Action): Subject {
    return follow(this.#worldOf(connection, new Workspace()), follower, action)
  }

  /** Nothing more is demanded of this person: what became of one of their events is uncertain. */
  excuse({ person }: Deed): void {
    this.#excused.add(person.number)
  }

  /** Events of this person may stand there that the model does not know. */
  allowMore({ person }: Deed): void {
    this.#mayHaveMore.add(person.number)
  }

  #worldOf(connection: Connection, workspace: Workspace): World {
    return { connection, sendAnonymousId: this.#sendAnonymousId, workspace, dropped: 0 }
  }
}
