import type { Rule } from '../../contracts/rules/index.ts'
import { type Connection, type Suite, suites } from '../../contracts/wire/index.ts'
import type { News, Performance } from '../runner/index.ts'
import { relationOf } from './judgements-of.ts'
import { Tally, type TallyContext } from './tally.ts'

/** Turns the news of a run into what each rule has met. A function of the news alone: a saved history gives the same. */
export class Judge {
  readonly tallies: readonly Tally[]
  readonly #byRule: ReadonlyMap<string, Tally>
  readonly #connections = new Set<Connection>()
  readonly #cases = new Map<Suite, number>()
  #plain: Performance | undefined
  #answered = 0
  #refused = 0
  #acceptedAny = false

  constructor(rules: readonly Rule[], context: TallyContext) {
    this.tallies = rules.map((rule) => new Tally(rule, context))
    this.#byRule = new Map(this.tallies.map((tally) => [tally.rule.id, tally]))
  }

  take(news: News): void {
    if (news.kind === 'skipped') this.#skip(news.connection, news.reason)
    else if (news.performance.part === 'variant') this.#compare(news.performance)
    else if (news.performance.part === 'smaller') this.#exemplify(news.performance)
    else this.#judge(news.performance)
  }

  #judge(performance: Performance): void {
    const { played } = performance
    this.#plain = performance
    this.#connections.add(played.connection)
    this.#cases.set(played.suite, (this.#cases.get(played.suite) ?? 0) + 1)
    this.#lookAtAnswers(performance)
    for (const tally of this.tallies) {
      if (tally.rule.connections.includes(played.connection)) tally.judge(performance)
    }
    if (performance.error === undefined) return
    const owner = performance.rule ?? (played.suite === 'scenarios' ? 'J1' : 'G6')
    this.#byRule.get(owner)?.error(`${played.id}: ${performance.secrets.hide(performance.error)}`)
  }

  /** A variant is judged by its relation to the case before it, under the rule that the relation speaks for. */
  #compare(variant: Performance): void {
    this.#byRule.get(relationOf(variant)?.rule ?? '')?.judge(variant, this.#plain)
  }

  #exemplify(smaller: Performance): void {
    if (smaller.relation === undefined) this.#plain = smaller
    for (const tally of this.tallies) if (tally.causes().length > 0) tally.exemplify(smaller, this.#plain)
  }

  #skip(connection: Connection, reason: string): void {
    for (const tally of this.tallies) if (tally.rule.connections.includes(connection)) tally.skip(reason)
  }

  #lookAtAnswers({ played }: Performance): void {
    for (const { outcome, delivered } of played.exchanges) {
      if (delivered.length > 0 || (outcome.kind === 'requests' && outcome.requests.length > 0)) this.#acceptedAny = true
      this.#answered += delivered.length
      this.#refused += delivered.filter(({ reply }) => reply.status === 401).length
    }
  }

  /** How many cases of each suite were judged, and over which connections. */
  facts() {
    return {
      cases: [...this.#cases.values()].reduce((sum, count) => sum + count, 0),
      casesBySuite: Object.fromEntries(suites.map((suite) => [suite, this.#cases.get(suite) ?? 0])),
      connections: [...this.#connections],
    }
  }

  /** Why the run proves nothing, where it does not. */
  provesNothing(): string | undefined {
    const judged = this.facts().cases
    if (judged === 0) return 'No case was played: the target has none of the connections, or all were left out.'
    if (this.tallies.every((tally) => tally.exercised() === 0)) return 'No case exercised any of the rules.'
    if (judged >= casesThatTell && !this.#acceptedAny) return 'The target accepted no event at all.'
    if (judged >= casesThatTell && this.#answered > 0 && this.#refused === this.#answered)
      return 'Intercom refused the access token of every request.'
    return undefined
  }
}

/** From so many cases on, a run in which nothing was accepted says something of the set-up, not of the rules. */
const casesThatTell = 20
