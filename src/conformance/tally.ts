import { areaOf, type Finding, type Judgement, type Rule } from '../../contracts/rules/index.ts'
import {
  type Failure,
  type PlayedCase,
  type RuleReport,
  type Suite,
  suites,
  type Verdict,
  weightOf,
} from '../../contracts/wire/index.ts'
import type { Performance } from '../runner/index.ts'
import { judgementsOf } from './judgements-of.ts'
import type { TallyContext } from './tally-context.ts'
import { connectionIn, tellFailure } from './tell-failure.ts'

/** How many causes of one rule a report tells. */
const causesTold = 10

/** All findings of one message that are known, or that are not: what they share, and the smallest case that shows it. */
export interface Cause {
  message: string
  failure: Omit<Failure, 'count'>
  weight: number
  count: number
  known: boolean
}

/** A case with more events than these is a long recording: what is told of it is one exchange. */
const eventsWeighed = 50

/** How large the example is that a finding gives: of a short case all its events, of a long one the event itself. */
function weightIn({ exchanges }: PlayedCase, exchange: number): number {
  const weighed = exchanges.length > eventsWeighed ? exchanges.slice(exchange, exchange + 1) : exchanges
  return weighed.reduce((sum, { event }) => sum + 20 + weightOf(event), 0)
}

/** What one rule has met so far, in memory that does not grow with the number of cases. */
export class Tally {
  readonly rule: Rule
  readonly #context: TallyContext
  readonly #exercisedBy = new Map<Suite, number>()
  readonly #causes = new Map<string, Cause>()
  readonly #pairs = new Map<string, number>()
  #errored: string | undefined
  #skipped: string | undefined

  constructor(rule: Rule, context: TallyContext) {
    this.rule = rule
    this.#context = context
  }

  /** Counts what the rule says of a case, or of a variant beside the case before it. */
  judge(performance: Performance, plain?: Performance): void {
    const judgements = this.#judgements(performance, () => judgementsOf(this.rule, performance, plain))
    if (judgements.length === 0) return
    if (plain !== undefined) this.#notePair(plain, performance)
    this.#count(performance, judgements)
  }

  /** Counts what a rule over single exchanges says of one of them. */
  judgeExchange(performance: Performance, index: number): void {
    const judgements = this.#judgements(performance, () => {
      const exchange = performance.played.exchanges[index]
      return (exchange && this.rule.judgeExchange?.(exchange, index)) ?? []
    })
    if (judgements.length > 0) this.#count(performance, judgements)
  }

  #count(performance: Performance, judgements: readonly Judgement[]): void {
    const { suite } = performance.played
    this.#exercisedBy.set(suite, (this.#exercisedBy.get(suite) ?? 0) + judgements.length)
    for (const { exchange, findings } of judgements) {
      for (const finding of findings) this.#show(performance, exchange, finding).count += 1
    }
  }

  /** Which connections were held against each other, where a run was compared with one over another connection. */
  #notePair(plain: Performance, varied: Performance): void {
    const pair = [plain.played.connection, varied.played.connection].sort()
    if (pair[0] === pair[1]) return
    const name = pair.join(' = ')
    this.#pairs.set(name, (this.#pairs.get(name) ?? 0) + 1)
  }

  /** Takes a smaller case for the example of a cause. It is not counted, unless nothing but it has shown the cause. */
  exemplify(performance: Performance, plain?: Performance): void {
    for (const { exchange, findings } of this.#judgements(performance, () =>
      judgementsOf(this.rule, performance, plain),
    )) {
      for (const finding of findings) {
        const cause = this.#show(performance, exchange, finding)
        cause.count = Math.max(cause.count, 1)
      }
    }
  }

  /** A rule that breaks over what a target sent costs its own verdict, not the run. */
  #judgements({ played, secrets }: Performance, ask: () => Judgement[] | Judgement): Judgement[] {
    try {
      const told = ask()
      const judgements = Array.isArray(told) ? told : [told]
      if (judgements.length === 0) return judgements
      return judgements.filter(({ exchange }) => this.rule.connections.includes(connectionIn(played, exchange)))
    } catch (error) {
      this.error(secrets.hide(`${played.id}: the rule itself broke, please report it: ${(error as Error).message}`))
      return []
    }
  }

  /** Notes that the target could not answer a case that was written for this rule. */
  error(reason: string): void {
    this.#errored ??= reason
  }

  /** Notes that a case of this rule was not played, and why. */
  skip(reason: string): void {
    this.#skipped ??= reason
  }

  /** The causes so far. */
  causes(): Cause[] {
    return [...this.#causes.values()]
  }

  #show(performance: Performance, exchange: number, finding: Finding): Cause {
    const { played } = performance
    const { message } = finding
    const place = { rule: this.rule.id, connection: connectionIn(played, exchange), caseId: played.id, message }
    const deviation = this.rule.level === 'info' ? undefined : this.#context.known.find(place)
    const key = deviation === undefined ? message : `${message}\u0000known`
    const weight = weightIn(played, exchange)
    const cause = this.#causes.get(key)
    if (cause && cause.weight <= weight) return cause
    const failure = tellFailure(performance, exchange, finding, this.#context, deviation?.reason)
    if (cause) return Object.assign(cause, { failure, weight })
    const fresh = { message, failure, weight, count: 0, known: deviation !== undefined }
    this.#causes.set(key, fresh)
    return fresh
  }

  /** How often the rule applied. */
  exercised(): number {
    return [...this.#exercisedBy.values()].reduce((sum, count) => sum + count, 0)
  }

  /** What the report says of this rule. */
  report(): RuleReport {
    const { id, level, authority, says, source, mend, harm } = this.rule
    const exercised = this.exercised()
    const causes = this.causes().sort((left, right) => left.weight - right.weight)
    const told = causes.slice(0, causesTold).map(({ failure, count }): Failure => ({ ...failure, count }))
    const verdict = this.#verdict(exercised)
    const reason = this.#reason(verdict)
    return {
      id,
      area: areaOf(this.rule),
      level,
      authority,
      says,
      source,
      mend,
      harm,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      exercised,
      exercisedBy: Object.fromEntries(suites.map((suite) => [suite, this.#exercisedBy.get(suite) ?? 0])),
      ...(this.#pairs.size === 0 ? {} : { pairs: Object.fromEntries([...this.#pairs].sort()) }),
      failures: level === 'info' ? [] : told,
      ...(causes.length > causesTold ? { causes: causes.length } : {}),
      ...(level === 'info' ? { notes: told } : {}),
    }
  }

  /** The worst of its cases. An info rule never fails: what it finds are notes. */
  #verdict(exercised: number): Verdict {
    if (this.#errored !== undefined) return 'errored'
    const causes = this.rule.level === 'info' ? [] : this.causes()
    if (causes.some(({ known }) => !known)) return 'failed'
    if (causes.length > 0) return 'known-deviation'
    if (exercised > 0) return this.#context.known.expects(this.rule.id) ? 'unexpected-pass' : 'passed'
    return this.#whyUnmet() === undefined ? 'not-exercised' : 'skipped'
  }

  #reason(verdict: Verdict): string | undefined {
    if (verdict === 'errored') return this.#errored
    if (verdict === 'unexpected-pass') return 'The baseline knows a deviation, and none was found.'
    return verdict === 'skipped' ? this.#whyUnmet() : undefined
  }

  /** Why nothing has met the rule, where that is known. */
  #whyUnmet(): string | undefined {
    return this.rule.level === 'may' ? 'It is a freedom: either way is right.' : (this.#skipped ?? this.rule.whenUnmet)
  }
}
