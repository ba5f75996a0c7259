import type { Finding, Rule } from '../../contracts/rules/index.ts'
import {
  type Failure,
  type JsonObject,
  type JsonValue,
  type RuleReport,
  type Suite,
  suites,
  type Verdict,
  weightOf,
} from '../../contracts/wire/index.ts'
import type { Performance } from '../runner/index.ts'
import { abridge } from './abridge.ts'

/** How many causes of one rule a report tells. */
const causesTold = 10

interface Cause {
  failure: Omit<Failure, 'count'>
  weight: number
  count: number
}

/** What one rule has met so far, in memory that does not grow with the number of cases. */
export class Tally {
  readonly rule: Rule
  readonly #exercisedBy = new Map<Suite, number>()
  readonly #causes = new Map<string, Cause>()
  #errored: string | undefined
  #skipped: string | undefined

  constructor(rule: Rule) {
    this.rule = rule
  }

  /** Judges a case by this rule. `replay` is the command that runs exactly that case. */
  judge({ played, secrets }: Performance, replay: string): void {
    for (const { exchange, findings } of this.rule.judge(played)) {
      this.#exercisedBy.set(played.suite, (this.#exercisedBy.get(played.suite) ?? 0) + 1)
      const shown = played.exchanges[exchange]
      if (shown === undefined) continue
      const weight = findings.length > 0 ? weightOf(shown.event) : 0
      for (const finding of findings) {
        this.#add(finding, weight, () => {
          const tell = (value: JsonValue) => abridge(secrets.hide(value))
          return {
            case: played.id,
            connection: played.connection,
            message: finding.message,
            ...(finding.expected === undefined ? {} : { expected: tell(finding.expected) }),
            ...(finding.received === undefined ? {} : { received: tell(finding.received) }),
            event: tell(shown.event) as JsonObject,
            settings: tell(shown.settings as JsonObject) as JsonObject,
            replay,
          }
        })
      }
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

  #add({ message }: Finding, weight: number, tell: () => Omit<Failure, 'count'>): void {
    const known = this.#causes.get(message)
    if (known === undefined) {
      this.#causes.set(message, { failure: tell(), weight, count: 1 })
      return
    }
    known.count += 1
    if (weight < known.weight) Object.assign(known, { failure: tell(), weight })
  }

  /** What the report says of this rule. */
  report(): RuleReport {
    const { id, level, says, source, mend } = this.rule
    const exercised = [...this.#exercisedBy.values()].reduce((sum, count) => sum + count, 0)
    const causes = [...this.#causes.values()].sort((left, right) => left.weight - right.weight)
    const told = causes.slice(0, causesTold).map(({ failure, count }): Failure => ({ ...failure, count }))
    const verdict = this.#verdict(exercised)
    const reason = verdict === 'errored' ? this.#errored : verdict === 'skipped' ? this.#skippedBecause() : undefined
    return {
      id,
      level,
      says,
      source,
      mend,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      exercised,
      exercisedBy: Object.fromEntries(suites.map((suite) => [suite, this.#exercisedBy.get(suite) ?? 0])),
      failures: level === 'info' ? [] : told,
      ...(causes.length > causesTold ? { causes: causes.length } : {}),
      ...(level === 'info' ? { notes: told } : {}),
    }
  }

  /** The worst of its cases. An info rule never fails: what it finds are notes. */
  #verdict(exercised: number): Verdict {
    if (this.#errored !== undefined) return 'errored'
    if (this.rule.level !== 'info' && this.#causes.size > 0) return 'failed'
    if (exercised > 0) return 'passed'
    return this.#skippedBecause() === undefined ? 'not-exercised' : 'skipped'
  }

  #skippedBecause(): string | undefined {
    return this.rule.level === 'may' ? 'It is a freedom: either way is right.' : this.#skipped
  }
}
