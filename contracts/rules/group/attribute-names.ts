import { attributesIn, isDelivered, isRenamedByIntercom } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'
import { companiesSent, companyTraits } from './sent-company.ts'

const couldNeedNames = (traits: JsonObject) =>
  Object.entries(traits).some(
    ([key, value]) => isRenamedByIntercom(key) || (typeof value === 'object' && value !== null),
  )

const renamedAttributes = (exchange: Exchange) =>
  attributesIn(companiesSent(exchange))
    .map(([key]) => key)
    .filter(isRenamedByIntercom)

/** C2.keys: names of a company's attributes hold nothing that Intercom changes (Intercom help, custom data attributes). */
export const companyAttributeKeysArePlain = defineRule({
  id: 'C2.keys',
  level: 'should',
  authority: 'API',
  says: "The name of a company's custom attribute holds none of the characters . $ ~ ` ! @ # % ^ & * ' { } [ ] | \\ \" nor NUL.",
  why: 'Intercom stores such an attribute under a changed name, which segments and filters then miss.',
  mend: 'Join nested names with `_`, and put `_` for each such character.',
  source: 'Intercom help, "Create and track custom data attributes"',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    isDelivered(exchange, 'group') &&
    companiesSent(exchange).length > 0 &&
    (couldNeedNames(companyTraits(exchange)) || renamedAttributes(exchange).length > 0),
  check: (exchange) =>
    renamedAttributes(exchange)
      .slice(0, 1)
      .map((key) => ({
        message: "A name of a company's attribute holds a character that Intercom changes.",
        received: key,
      })),
})
