import type { Finding, Judgement, Rule } from '../../contracts/rules/index.ts'
import {
  type Cause,
  type Exchange,
  type MetByRule,
  type PlayedCase,
  type Suite,
  suites,
  weightOf,
} from '../../contracts/wire/index.ts'
import type { Performance } from '../runner/index.ts'
import { Causes, type Example } from './causes.ts'
import { judgementsOf } from './judgements-of.ts'
import type { TallyContext } from './tally-context.ts'
import { connectionIn, tellFailure } from './tell-failure.ts'

/** A case with more events than these is a long recording: what is told of it is one exchange. */
const eventsWeighed = 50

/** How large the example is that a finding gives: of a short case all its events, of a long one the event itself. */
function weightIn({ exchanges }: PlayedCase, exchange: number): number {
  const weighed = exchanges.length > eventsWeighed ? exchanges.slice(exchange, exchange + 1) : exchanges
  return weighed.reduce((sum, { event }) => sum + 20 + weightOf(event), 0)
}

/** What one rule has met so far, in memory that does not grow with the number of cases. `at` is the place of a case in the whole run. */
export class Tally {
  readonly rule: Rule
  readonly #context: TallyContext
  readonly #exercisedBy = Object.fromEntries(suites.map((suite) => [suite, 0])) as Record<Suite, number>
  readonly #causes = new Causes()
  readonly #pairs = new Map<string, number>()
  #unexpected = 0
  #errored: MetByRule['errored']
  #skipped: MetByRule['skipped']

  constructor(rule: Rule, context: TallyContext) {
    this.rule = rule
    this.#context = context
  }

  /** Counts what the rule says of a case, or of a variant beside the case before it. */
  judge(performance: Performance, plain?: Performance, at = 0): void {
    const judgements = this.#judgements(performance, plain, at)
    if (judgements.length === 0) return
    if (plain !== undefined) this.#notePair(plain, performance)
    for (const { exchange, findings } of judgements) this.#count(performance, exchange, findings, at)
  }

  /** Counts what a rule over single exchanges says of one of them, which is over one of its connections. */
  judgeExchange(performance: Performance, index: number, at = 0): void {
    const exchange = performance.played.exchanges[index] as Exchange
    let findings: readonly Finding[] | undefined
    try {
      findings = this.rule.findingsIn?.(exchange)
    } catch (error) {
      this.#breakDown(performance, error, at)
    }
    if (findings !== undefined) this.#count(performance, index, findings, at)
  }

  #count(performance: Performance, exchange: number, findings: readonly Finding[], at: number): void {
    this.#exercisedBy[performance.played.suite] += 1
    for (const finding of findings) this.#show(performance, exchange, finding, at)
  }

  /** Which connections were held against each other, where a run was compared with one over another connection. */
  #notePair(plain: Performance, varied: Performance): void {
    const pair = [plain.played.connection, varied.played.connection].sort()
    if (pair[0] === pair[1]) return
    const name = pair.join(' = ')
    this.#pairs.set(name, (this.#pairs.get(name) ?? 0) + 1)
  }

  #show(performance: Performance, exchange: number, finding: Finding, at: number): void {
    const { deviation, known, weight, told } = this.#finding(performance, exchange, finding)
    if (deviation !== undefined) this.#context.known.count(deviation)
    if (!known && this.rule.level !== 'info') this.#unexpected += 1
    this.#causes.count(finding.message, known, weight, at, told)
  }

  /** What a finding would be as an example: it is told only where it is the smallest. */
  #finding(performance: Performance, exchange: number, finding: Finding) {
    const { played } = performance
    const { message } = finding
    const place = { rule: this.rule.id, connection: connectionIn(played, exchange), caseId: played.id, message }
    const deviation = this.rule.level === 'info' ? undefined : this.#context.known.find(place)
    return {
      deviation,
      known: deviation !== undefined,
      weight: weightIn(played, exchange),
      told: () => ({
        ...tellFailure(performance, exchange, finding, this.#context, deviation?.reason),
        count: 1,
      }),
    }
  }

  /** What a case gives as examples of causes, without counting it. */
  examples(performance: Performance, plain?: Performance): Example[] {
    return this.#judgements(performance, plain, 0).flatMap(({ exchange, findings }) =>
      findings.map((finding) => {
        const { weight, told } = this.#finding(performance, exchange, finding)
        return { weight, failure: told() }
      }),
    )
  }

  /** Takes a smaller case for the example of a cause. It is not counted, unless nothing but it has shown the cause. */
  exemplify(performance: Performance, plain?: Performance): void {
    for (const example of this.examples(performance, plain)) this.#causes.exemplify(example)
  }

  /** What the rule says of a case, of those exchanges that are over one of its connections. */
  #judgements(performance: Performance, plain: Performance | undefined, at: number): Judgement[] {
    try {
      const judgements = judgementsOf(this.rule, performance, plain)
      if (judgements.length === 0) return judgements
      return judgements.filter(({ exchange }) =>
        this.rule.connections.includes(connectionIn(performance.played, exchange)),
      )
    } catch (error) {
      this.#breakDown(performance, error, at)
      return []
    }
  }

  /** A rule that breaks over what a target sent costs its own verdict, not the run. */
  #breakDown({ played, secrets }: Performance, error: unknown, at: number): void {
    this.error(secrets.hide(`${played.id}: the rule itself broke, please report it: ${(error as Error).message}`), at)
  }

  /** Notes that the target could not answer a case that was written for this rule. */
  error(reason: string, at = 0): void {
    this.#unexpected += 1
    this.#errored ??= { reason, at }
  }

  /** Notes that a case of this rule was not played, and why. */
  skip(reason: string, at = 0): void {
    this.#skipped ??= { reason, at }
  }

  /** The causes so far. */
  causes(): readonly Cause[] {
    return this.#causes.list()
  }

  /** How often the rule was broken, or could not be judged, beyond what the baseline knows. */
  unexpected(): number {
    return this.#unexpected
  }

  /** All that the rule has met: a copy. */
  met(): MetByRule {
    return {
      id: this.rule.id,
      exercisedBy: { ...this.#exercisedBy },
      pairs: Object.fromEntries([...this.#pairs].sort()),
      causes: [...new Causes(this.causes()).list()],
      ...(this.#errored === undefined ? {} : { errored: this.#errored }),
      ...(this.#skipped === undefined ? {} : { skipped: this.#skipped }),
    }
  }
}
