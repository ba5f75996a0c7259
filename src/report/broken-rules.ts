import type { Report, RuleReport } from '../../contracts/wire/index.ts'

const badVerdicts: readonly RuleReport['verdict'][] = ['errored', 'failed', 'unexpected-pass']

const harms = ['events lost', 'people confused', 'data wrong', 'style']

/** The rules that are broken: must before should, what does most harm first, else in the order of the contract. */
export function brokenRules({ rules }: Report): RuleReport[] {
  const weight = ({ level, harm }: RuleReport) => (level === 'must' ? 0 : harms.length) + harms.indexOf(harm)
  const broken = rules.filter(({ verdict }) => badVerdicts.includes(verdict))
  return broken.toSorted((left, right) => weight(left) - weight(right))
}
