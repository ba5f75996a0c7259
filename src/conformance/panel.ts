import { typeOf } from '../../contracts/rules/index.ts'
import { type Connection, connections, type Exchange, supportedTypes } from '../../contracts/wire/index.ts'
import type { Tally } from './tally.ts'

/** Those whom an exchange is shown to, by the type of its event; under no type at all, by any that no rule is about. */
type AskedByType = ReadonlyMap<string | undefined, readonly Tally[]>

/** Whom a case is shown to. Most rules apply on some connections, or to one type of event, alone: they need not look at the others. */
export class Panel {
  readonly #overExchanges: Readonly<Record<Connection, AskedByType>>
  readonly #overCases: readonly Tally[]

  constructor(tallies: readonly Tally[]) {
    const asked = tallies.filter(({ rule }) => rule.level !== 'may')
    const overExchanges = asked.filter(({ rule }) => rule.findingsIn !== undefined)
    this.#overCases = asked.filter(({ rule }) => rule.findingsIn === undefined)
    this.#overExchanges = Object.fromEntries(
      connections.map((connection) => {
        const here = overExchanges.filter(({ rule }) => rule.connections.includes(connection))
        return [connection, askedByType(here)]
      }),
    ) as Record<Connection, AskedByType>
  }

  /** Whom one exchange is shown to: rules over single exchanges. */
  ofExchange({ connection, event }: Exchange): readonly Tally[] {
    const byType = this.#overExchanges[connection]
    return byType.get(typeOf(event)) ?? byType.get(undefined) ?? []
  }

  /** Whom a case over these connections is shown to as a whole. */
  ofCase(over: ReadonlySet<Connection>): readonly Tally[] {
    return this.#overCases.filter(({ rule }) => rule.connections.some((connection) => over.has(connection)))
  }
}

function askedByType(tallies: readonly Tally[]): AskedByType {
  return new Map(
    [...supportedTypes, undefined].map((type) => [
      type,
      tallies.filter(({ rule }) => rule.about === undefined || rule.about === type),
    ]),
  )
}
