import type { Connection, Exchange, JsonValue, PlayedCase, SupportedType } from '../wire/index.ts'

/** must: a violation fails a run · should: a warning · info: reported, never a verdict · may: a freedom, never judged. */
export type Level = 'must' | 'should' | 'info' | 'may'

/**
 * Who says so: DOC, the destination's public documentation; API, Intercom's API 1.4 and its SDKs; RS, the conventions
 * of the RudderStack platform. Where they disagree DOC wins over API, and API over RS.
 */
export type Authority = 'DOC' | 'API' | 'RS' | 'DOC+API'

/** What a violation does to the people whose data it is; findings are told in this order, the worst first. */
export type Harm = 'events lost' | 'people confused' | 'data wrong' | 'style'

/** One thing that a rule found wrong. */
export interface Finding {
  /** One sentence without any value of the event: findings of one message have one cause. */
  message: string
  /** What the contract wants there; left out where it wants nothing. */
  expected?: JsonValue
  /** What the target did. */
  received?: JsonValue
  /** Of a scenario: where it stands what was expected, as `then.users.0`. */
  place?: string
}

/** What a rule says of one place where it applied. */
export interface Judgement {
  /** The position of the exchange in its case. */
  exchange: number
  /** Empty where the rule is kept. */
  findings: Finding[]
}

/** The words of a rule: what a reader needs, in any language. */
export interface RuleWords {
  /** Never changes: the line of the contract, or a part of it (`U3.zone`). */
  id: string
  level: Level
  authority: Authority
  /** The rule, in one or two sentences that state. */
  says: string
  /** Why it matters: what goes wrong for whom. */
  why: string
  /** What to do when it is broken. */
  mend: string
  /** The public source: a page, a reference, an issue. */
  source: string
  harm: Harm
  connections: readonly Connection[]
  /** Why it is left out where nothing meets it; without it, such a rule counts as not exercised. */
  whenUnmet?: string
}

/** A line of the contract that can be judged. */
export interface Rule extends RuleWords {
  /** The one type of events that the rule can apply to; without it, it may be any. */
  about?: SupportedType
  /** One judgement for each place in the case where the rule applies; none where it does not. */
  judge(played: PlayedCase): Judgement[]
  /** Of a rule over single exchanges: what is wrong in one of them; undefined where it does not apply. A rule over whole cases has none. */
  findingsIn?(exchange: Exchange): readonly Finding[] | undefined
}

/** A rule over single exchanges: where it applies, and what is wrong there. */
export interface ExchangeRule extends RuleWords {
  appliesTo(exchange: Exchange): boolean
  check(exchange: Exchange): Finding[]
}

/** A rule over single exchanges. */
export function defineRule({ appliesTo, check, ...words }: ExchangeRule): Rule {
  return {
    ...words,
    findingsIn: (exchange) => (appliesTo(exchange) ? check(exchange) : undefined),
    judge: ({ exchanges }) =>
      exchanges.flatMap((exchange, index) =>
        appliesTo(exchange) ? [{ exchange: index, findings: check(exchange) }] : [],
      ),
  }
}

/** Rules that apply to events of one type alone: they need not be asked about others. */
export function rulesAbout(about: SupportedType, rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({ ...rule, about }))
}

/** A rule over a whole case: several exchanges, or the state in which they leave Intercom. */
export function defineCaseRule(rule: Rule): Rule {
  return rule
}

/** A freedom of the contract: listed so that nobody judges it, by accident or on purpose. */
export function defineFreedom(words: Omit<RuleWords, 'level' | 'harm' | 'mend'>): Rule {
  return { ...words, level: 'may', harm: 'style', mend: 'Nothing: either way is right.', judge: () => [] }
}
