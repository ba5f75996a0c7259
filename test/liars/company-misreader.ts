import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { knownTraits, objectIn, typeOf, withAllTraits, without } from './event-parts.ts'
import { eventMisreader } from './liar.ts'

/** The company of an identify, where it is an object. */
export const companyOf = (event: Event): JsonObject => objectIn(knownTraits(event), 'company')

/** Reads another company than the traits of an identify hold. */
export const companyMisreader = (
  lie: string,
  breaks: string,
  misread: (company: JsonValue, event: Event) => JsonValue | undefined,
) =>
  eventMisreader(lie, breaks, (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) => {
          if (traits.company === undefined) return traits
          const company = misread(traits.company, event)
          return company === undefined ? without(traits, 'company') : { ...traits, company }
        })
      : event,
  )

/** Reads another company where the trait is an object. */
export const objectMisreader = (
  lie: string,
  breaks: string,
  misread: (company: JsonObject, event: Event) => JsonObject,
) => companyMisreader(lie, breaks, (company, event) => (isJsonObject(company) ? misread(company, event) : company))
