import { field, isUsable, typeOf } from '../../reading/index.ts'
import type { Exchange, PlayedCase } from '../../wire/index.ts'
import { judgeIdentifiesBy } from '../as-in-cloud.ts'
import { defineCaseRule, type Finding, type Judgement } from '../define-rule.ts'
import { companyAsTextIsItsName, companyIdMayStandForId, companyIsLinked } from '../identify/company.ts'
import { companiesInCalls } from './company-removal.ts'

const asInCloud = judgeIdentifiesBy([companyIsLinked, companyAsTextIsItsName, companyIdMayStandForId])

function checkIds(exchange: Exchange): Finding[] {
  return companiesInCalls(exchange)
    .filter((company) => !isUsable(field(company, 'companyId')))
    .slice(0, 1)
    .map((received) => ({ message: 'A company is sent without its companyId.', received }))
}

/** Contract M7; Intercom for iOS and Android, companies. */
export const companyHasItsId = defineCaseRule({
  id: 'M7',
  level: 'should',
  authority: 'API',
  says: 'A company is sent with its companyId, which is its id, or the MD5 of its name where it has only a name, and with its name.',
  why: 'The SDK takes no company without a companyId, and under another one the person lands beside the real company.',
  mend: 'Set companyId from the id, else from the hex MD5 of the name, and take a text for the name.',
  source: 'Intercom for iOS and Android, companies; destination documentation, Identify',
  harm: 'data wrong',
  connections: ['ios-device', 'android-device'],
  judge(played: PlayedCase): Judgement[] {
    const withoutId = played.exchanges.flatMap((exchange, index): Judgement[] => {
      const findings = typeOf(exchange.event) === 'identify' ? checkIds(exchange) : []
      return findings.length > 0 ? [{ exchange: index, findings }] : []
    })
    const told = new Set(withoutId.map(({ exchange }) => exchange))
    return [...withoutId, ...asInCloud(played).filter(({ exchange }) => !told.has(exchange))]
  },
})
