import type { Rule } from '../../contracts/rules/index.ts'
import { type BreakdownReport, type Connection, type Suite, suites } from '../../contracts/wire/index.ts'
import type { Breakdown, News, Performance } from '../runner/index.ts'
import { abridge } from './abridge.ts'
import { agreementsOf } from './judgements-of.ts'
import { Tally } from './tally.ts'
import type { TallyContext } from './tally-context.ts'

/** Turns the news of a run into what each rule has met. A function of the news alone: a saved history gives the same. */
export class Judge {
  readonly tallies: readonly Tally[]
  readonly #byRule: ReadonlyMap<string, Tally>
  readonly #connections = new Set<Connection>()
  readonly #cases = new Map<Suite, number>()
  readonly #errors: BreakdownReport[] = []
  readonly #leftOut = new Map<string, number>()
  readonly #context: TallyContext
  #plain: Performance | undefined
  #errored = 0
  #answered = 0
  #refused = 0
  #acceptedAny = false

  constructor(rules: readonly Rule[], context: TallyContext) {
    this.#context = context
    this.tallies = rules.map((rule) => new Tally(rule, context))
    this.#byRule = new Map(this.tallies.map((tally) => [tally.rule.id, tally]))
  }

  take(news: News): void {
    if (news.kind === 'skipped') this.#skip(news.connection, news.reason, news.isOfTarget)
    else if (news.performance.part === 'variant') this.#compare(news.performance)
    else if (news.performance.part === 'smaller') this.#exemplify(news.performance)
    else this.#judge(news.performance)
  }

  #judge(performance: Performance): void {
    const { played } = performance
    this.#plain = performance
    const connections = connectionsOf(performance)
    for (const connection of connections) this.#connections.add(connection)
    this.#cases.set(played.suite, (this.#cases.get(played.suite) ?? 0) + 1)
    this.#lookAtAnswers(performance)
    if (performance.breakdown !== undefined) {
      this.#breakDown(performance, performance.breakdown)
      return
    }
    const judging = this.tallies.filter(({ rule }) => rule.connections.some((one) => connections.has(one)))
    if (played.exchanges.length <= exchangesKept) {
      for (const tally of judging) tally.judge(performance)
      return
    }
    for (const index of played.exchanges.keys()) for (const tally of judging) tally.judgeExchange(performance, index)
    for (const tally of judging) if (tally.rule.judgeExchange === undefined) tally.judge(performance)
  }

  /** A case that broke the target counts as errored, under the rule that it was written for, and is not judged by any. */
  #breakDown({ played, rule, secrets }: Performance, { message, stderr }: Breakdown): void {
    const owner = rule ?? (played.suite === 'scenarios' ? 'J1' : 'G6')
    const told = String(abridge(secrets.hide(message)))
    this.#byRule.get(owner)?.error(`${played.id}: ${told}`)
    this.#errored += 1
    if (this.#errors.length >= errorsTold) return
    this.#errors.push({
      case: played.id,
      connection: played.connection,
      rule: owner,
      message: told,
      ...(stderr === undefined ? {} : { stderr: secrets.hide(stderr) }),
      replay: this.#context.replay(played.id),
    })
  }

  /** A variant is held against the case before it, under the rules that the agreement speaks for. */
  #compare(variant: Performance): void {
    if (variant.breakdown !== undefined) this.#breakDown(variant, variant.breakdown)
    else for (const { rule } of agreementsOf(variant)) this.#byRule.get(rule)?.judge(variant, this.#plain)
  }

  #exemplify(smaller: Performance): void {
    if (smaller.breakdown !== undefined) return
    if (smaller.relation === undefined) this.#plain = smaller
    for (const tally of this.tallies) if (tally.causes().length > 0) tally.exemplify(smaller, this.#plain)
  }

  #skip(connection: Connection, reason: string, isOfTarget = false): void {
    const known = this.#leftOut.size < reasonsKept || this.#leftOut.has(reason)
    if (isOfTarget && known) this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1)
    for (const tally of this.tallies) if (tally.rule.connections.includes(connection)) tally.skip(reason)
  }

  #lookAtAnswers({ played }: Performance): void {
    for (const { outcome, delivered } of played.exchanges) {
      const sent = outcome.kind === 'requests' ? outcome.requests : outcome.kind === 'calls' ? outcome.calls : []
      if (delivered.length > 0 || sent.length > 0) this.#acceptedAny = true
      this.#answered += delivered.length
      this.#refused += delivered.filter(({ reply }) => reply.status === 401).length
    }
  }

  /** How many cases of each suite were judged, and over which connections. */
  facts() {
    return {
      cases: [...this.#cases.values()].reduce((sum, count) => sum + count, 0),
      casesBySuite: Object.fromEntries(suites.map((suite) => [suite, this.#cases.get(suite) ?? 0])),
      errored: this.#errored,
      ...this.#leftOutFacts(),
      connections: [...this.#connections],
    }
  }

  #leftOutFacts() {
    const reasons = [...this.#leftOut].map(([reason, count]) => ({ reason: String(abridge(reason)), count }))
    return reasons.length === 0 ? {} : { leftOut: reasons.sort((one, other) => other.count - one.count).slice(0, 10) }
  }

  /** The first cases that broke the target. */
  errors(): readonly BreakdownReport[] {
    return this.#errors
  }

  #whyNoRule(): string {
    const looking = this.tallies.filter(({ rule }) => rule.connections.some((one) => this.#connections.has(one)))
    if (looking.length === this.tallies.length) return 'No case exercised any of the rules.'
    const ids = looking.map(({ rule }) => rule.id).join(', ')
    return `No case exercised any of the rules that look at ${[...this.#connections].join(', ')}: ${ids === '' ? 'there are none' : ids}.`
  }

  /** Why the run proves nothing, where it does not. */
  provesNothing(): string | undefined {
    const judged = this.facts().cases
    if (judged === 0) return 'No case was played: the target has none of the connections, or all were left out.'
    if (this.tallies.every((tally) => tally.exercised() === 0)) return this.#whyNoRule()
    if (judged >= casesThatTell && !this.#acceptedAny) return 'The target accepted no event at all.'
    if (judged >= casesThatTell && this.#answered > 0 && this.#refused === this.#answered)
      return 'Intercom refused the access token of every request.'
    return undefined
  }
}

/** The connections of a case: those of its exchanges, of which what was recorded may have several. */
const connectionsOf = ({ played: { connection, exchanges } }: Performance): ReadonlySet<Connection> =>
  new Set(exchanges.length === 0 ? [connection] : exchanges.map((exchange) => exchange.connection))

/** A longer case is judged exchange by exchange, by all rules in turn: what they read is kept of so many exchanges (`once`). */
const exchangesKept = 4

/** So many reasons for leaving cases out are told apart. */
const reasonsKept = 100

/** So many cases that broke the target are told. */
const errorsTold = 10

/** From so many cases on, a run in which nothing was accepted says something of the set-up, not of the rules. */
const casesThatTell = 20
