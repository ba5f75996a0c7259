import type { JsonObject } from '../../contracts/wire/index.ts'
import { flatten } from './flatten.ts'
import { type Given, numberFrom, textFrom, wholeNumberFrom, wordsFrom } from './kinds.ts'
import { secondsFrom } from './time/seconds.ts'

/** Intercom's own fields of a company: what each takes, and which traits give it, the first that fits winning. */
const ownFields: readonly {
  field: string
  traits: readonly string[]
  read: (value: Given) => string | number | undefined
}[] = [
  { field: 'name', traits: ['name'], read: textFrom },
  { field: 'plan', traits: ['plan'], read: textFrom },
  { field: 'website', traits: ['website'], read: wordsFrom },
  { field: 'industry', traits: ['industry'], read: wordsFrom },
  { field: 'size', traits: ['size'], read: wholeNumberFrom },
  { field: 'monthly_spend', traits: ['monthlySpend', 'monthly_spend'], read: numberFrom },
  { field: 'remote_created_at', traits: ['remoteCreatedAt', 'createdAt'], read: secondsFrom },
]

/**
 * What is known of a company, as Intercom stores it: its own fields, each in its kind (`remote_created_at` in unix
 * seconds), and everything else, also what did not fit, in `custom_attributes` (U11, C2; Intercom API 1.4 reference,
 * Company model).
 *
 * @param sentElsewhere keys that neither become a custom attribute, whatever they hold
 */
export function companyFields(company: JsonObject, sentElsewhere: readonly string[] = []): JsonObject {
  const fields: JsonObject = {}
  const sent = new Set(sentElsewhere)
  for (const { field, traits, read } of ownFields) {
    for (const trait of traits) {
      const given = company[trait]
      const value = read(given)
      const isTaken = value !== undefined && fields[field] === undefined
      if (isTaken) fields[field] = value
      if (isTaken || isNothing(given)) sent.add(trait)
    }
  }
  const attributes = flatten(company, { except: sent })
  if (attributes !== undefined) fields.custom_attributes = attributes
  return fields
}

/** A null or blank value under the name of a field says nothing; as a custom attribute it would only mislead (C2). */
function isNothing(value: Given): boolean {
  return value === null || (typeof value === 'string' && wordsFrom(value) === undefined)
}
