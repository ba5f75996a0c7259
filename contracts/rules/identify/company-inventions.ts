import { bareName, type CompanyReading, field, leavesOf, textOf } from '../../reading/index.ts'
import type { Exchange, JsonObject, JsonValue } from '../../wire/index.ts'
import type { Finding } from '../define-rule.ts'
import { type CompanyField, fieldNames, ownNames } from '../group/company-traits.ts'
import { companiesSent, readingsOf } from './sent-companies.ts'

const isNothing = (value: JsonValue | undefined) => value === null || (typeof value === 'string' && value.trim() === '')

/** Whether an event says anything that a field may have been filled with: by its name, or by the very value. */
function explains({ name, isNameEmpty, rest }: CompanyReading, key: CompanyField, sent: JsonValue): boolean {
  // Another name than the company has, U9 tells.
  if (key === 'name') return name !== undefined || isNameEmpty || !isNothing(sent)
  return leavesOf(rest).some(({ path, value }) => {
    if (path.some((part) => ownNames(key).has(bareName(String(part))))) {
      return !isNothing(value) || isNothing(sent)
    }
    return textOf(value) === textOf(sent)
  })
}

/** The fields of a company that are sent with a value, though the event says nothing for them: 0 as what it spends, say. */
export function inventionsIn(exchange: Exchange): Finding[] {
  const isInvented = (company: JsonObject, key: CompanyField, sent: JsonValue) =>
    !readingsOf(company, exchange).some((reading) => explains(reading, key, sent))
  return companiesSent(exchange)
    .filter((company) => readingsOf(company, exchange).length > 0)
    .flatMap((company) =>
      fieldNames.flatMap((key) => {
        const sent = field(company, key)
        if (sent === undefined || !isInvented(company, key, sent)) return []
        return [
          { message: `${key} of the company is sent although the event does not have it.`, received: { [key]: sent } },
        ]
      }),
    )
}
