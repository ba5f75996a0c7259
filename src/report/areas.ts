import type { Report, RuleReport } from '../../contracts/wire/index.ts'

/** One area of the contract, and how much of it is kept. */
export interface AreaCount {
  area: string
  /** `12 of 13`, of the rules that were exercised; a dash where there was none. */
  must: string
  should: string
  /** How often its rules were applied. */
  judged: number
}

/** How much of each area is kept, in the order of the contract; areas that no case met are left out. */
export function areasOf({ rules }: Report): AreaCount[] {
  return [...Map.groupBy(rules, ({ area }) => area)].flatMap(([area, own]) => {
    const judged = own.reduce((sum, rule) => sum + rule.exercised, 0)
    const isSeen = judged > 0 || own.some(({ verdict }) => verdict === 'errored')
    return isSeen ? [{ area, must: share(own, 'must'), should: share(own, 'should'), judged }] : []
  })
}

function share(rules: readonly RuleReport[], level: 'must' | 'should'): string {
  const unseen = ['not-exercised', 'skipped']
  const ofLevel = rules.filter((rule) => rule.level === level && !unseen.includes(rule.verdict))
  if (ofLevel.length === 0) return '–'
  return `${ofLevel.filter(({ verdict }) => verdict === 'passed').length} of ${ofLevel.length}`
}
