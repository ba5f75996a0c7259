import type { Rule } from '../../contracts/rules/index.ts'
import { type Connection, type Met, type Suite, suites } from '../../contracts/wire/index.ts'
import { type Breakdown, hideDrawn, type News, type Performance } from '../runner/index.ts'
import { abridge } from './abridge.ts'
import { agreementsOf } from './judgements-of.ts'
import { Panel } from './panel.ts'
import { Takings } from './takings.ts'
import { Tally } from './tally.ts'
import type { TallyContext } from './tally-context.ts'

/** Turns the news of a run into what each rule has met. A function of the news alone: a saved history gives the same. */
export class Judge {
  readonly tallies: readonly Tally[]
  readonly #byRule: ReadonlyMap<string, Tally>
  readonly #panel: Panel
  readonly #connections = new Map<Connection, number>()
  readonly #cases = new Map<Suite, number>()
  readonly #errors: Met['errors'] = []
  readonly #leftOut = new Map<string, Met['leftOut'][number]>()
  readonly #takings = new Takings()
  readonly #context: TallyContext
  #plain: Performance | undefined
  #at = 0
  #errored = 0
  #answered = 0
  #refused = 0
  #acceptedAny = false

  constructor(rules: readonly Rule[], context: TallyContext) {
    this.#context = context
    this.tallies = rules.map((rule) => new Tally(rule, context))
    this.#byRule = new Map(this.tallies.map((tally) => [tally.rule.id, tally]))
    this.#panel = new Panel(this.tallies)
  }

  /** Takes what a run says. `at` is the place of its case in the whole run; the next one unless given. */
  take(news: News, at = this.#at + 1): void {
    this.#at = at
    if (news.kind === 'skipped') this.#skip(news.connection, news.reason, news.isOfTarget)
    else if (news.performance.part === 'variant') this.#compare(news.performance)
    else if (news.performance.part === 'smaller') this.#exemplify(news.performance)
    else this.#judge(news.performance)
  }

  #judge(performance: Performance): void {
    const { played } = performance
    this.#plain = performance
    const connections = connectionsOf(performance)
    for (const connection of connections) {
      if (!this.#connections.has(connection)) this.#connections.set(connection, this.#at)
    }
    this.#cases.set(played.suite, (this.#cases.get(played.suite) ?? 0) + 1)
    this.#lookAtAnswers(performance)
    if (performance.breakdown !== undefined) {
      this.#breakDown(performance, performance.breakdown)
      return
    }
    this.#takings.take(played.exchanges)
    // All rules look at one exchange before any looks at the next: what they read of it is still known (`once`).
    for (const [index, exchange] of played.exchanges.entries()) {
      for (const tally of this.#panel.ofExchange(exchange)) tally.judgeExchange(performance, index, this.#at)
    }
    for (const tally of this.#panel.ofCase(connections)) tally.judge(performance, undefined, this.#at)
  }

  /** A case that broke the target counts as errored, under the rule that it was written for, and is not judged by any. */
  #breakDown({ played, rule, secrets }: Performance, { message, stderr }: Breakdown): void {
    const owner = rule ?? (played.suite === 'scenarios' ? 'J1' : 'G6')
    const told = String(abridge(hideDrawn(secrets.hide(message))))
    this.#byRule.get(owner)?.error(`${played.id}: ${told}`, this.#at)
    this.#errored += 1
    if (this.#errors.length >= errorsTold) return
    this.#errors.push({
      case: played.id,
      connection: played.connection,
      rule: owner,
      message: told,
      ...(stderr === undefined ? {} : { stderr: hideDrawn(secrets.hide(stderr)) }),
      replay: this.#context.replay(played.id),
      at: this.#at,
    })
  }

  /** A variant is held against the case before it, under the rules that the agreement speaks for. */
  #compare(variant: Performance): void {
    if (variant.breakdown !== undefined) this.#breakDown(variant, variant.breakdown)
    else for (const { rule } of agreementsOf(variant)) this.#byRule.get(rule)?.judge(variant, this.#plain, this.#at)
  }

  #exemplify(smaller: Performance): void {
    if (smaller.breakdown !== undefined) return
    if (smaller.relation === undefined) this.#plain = smaller
    for (const tally of this.tallies) if (tally.causes().length > 0) tally.exemplify(smaller, this.#plain)
  }

  #skip(connection: Connection, reason: string, isOfTarget = false): void {
    const known = this.#leftOut.get(reason)
    if (isOfTarget && known !== undefined) known.count += 1
    else if (isOfTarget && this.#leftOut.size < reasonsKept)
      this.#leftOut.set(reason, { reason, count: 1, at: this.#at })
    for (const tally of this.tallies) if (tally.rule.connections.includes(connection)) tally.skip(reason, this.#at)
  }

  #lookAtAnswers({ played }: Performance): void {
    for (const { outcome, delivered } of played.exchanges) {
      const sent = outcome.kind === 'requests' ? outcome.requests : outcome.kind === 'calls' ? outcome.calls : []
      if (delivered.length > 0 || sent.length > 0) this.#acceptedAny = true
      this.#answered += delivered.length
      this.#refused += delivered.filter(({ reply }) => reply.status === 401).length
    }
  }

  /** Everything that was met so far: a copy. */
  met(): Met {
    return {
      rules: this.tallies.map((tally) => tally.met()),
      casesBySuite: Object.fromEntries(suites.map((suite) => [suite, this.#cases.get(suite) ?? 0])),
      connections: [...this.#connections].map(([connection, at]) => ({ connection, at })),
      leftOut: [...this.#leftOut.values()].map((one) => ({ ...one })),
      takings: this.#takings.all(),
      errored: this.#errored,
      errors: [...this.#errors],
      answered: this.#answered,
      refused: this.#refused,
      acceptedAny: this.#acceptedAny,
    }
  }

  /** How often rules that fail the run were broken so far, beyond what the baseline knows, and how often the target was. */
  failures(failOn: 'must' | 'should'): number {
    let failures = this.#errored
    for (const tally of this.tallies) {
      if (tally.rule.level === 'must' || tally.rule.level === failOn) failures += tally.unexpected()
    }
    return failures
  }

  /** The first cases that broke the target. */
  errors(): Met['errors'] {
    return this.#errors
  }
}

/** The connections of a case: those of its exchanges, of which what was recorded may have several. */
const connectionsOf = ({ played: { connection, exchanges } }: Performance): ReadonlySet<Connection> =>
  new Set(exchanges.length === 0 ? [connection] : exchanges.map((exchange) => exchange.connection))

/** So many reasons for leaving cases out are told apart. */
const reasonsKept = 100

/** So many cases that broke the target are told. */
export const errorsTold = 10
