import {
  attributesIn,
  bodiesTo,
  field,
  isRenamedByIntercom,
  leavesOf,
  once,
  traitPlaces,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, isJsonObject, type JsonObject } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'
import { isIdentified, usersSent } from './sent-user.ts'

/** Everything that carries custom attributes in an identify: users, the companies inside them, companies of their own. */
const holdersSent = once((exchange: Exchange): JsonObject[] => {
  const users = usersSent(exchange)
  const companies = valuesOf(users, 'companies').flatMap((list) =>
    Array.isArray(list) ? list.filter(isJsonObject) : [],
  )
  return [...users, ...companies, ...bodiesTo(exchange, '/companies')]
})

const attributesOf = once((exchange: Exchange) => attributesIn(holdersSent(exchange)))

/** Contract U5; Intercom API 1.4, custom attributes. */
export const attributesAreScalars = defineRule({
  id: 'U5',
  level: 'must',
  authority: 'API',
  says: 'The values in custom_attributes are text, numbers, booleans or null: no object and no array, not even an empty one.',
  why: 'Intercom takes no nested attributes: it refuses the request or drops the value.',
  mend: 'Flatten objects and arrays to one attribute for each scalar, and leave empty ones out.',
  source: 'Intercom API 1.4, User model; Intercom help, custom data attributes; intercom-ruby, FlatStore',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    isIdentified(exchange) && holdersSent(exchange).some((holder) => field(holder, 'custom_attributes') !== undefined),
  check: (exchange) => [
    ...valuesOf(holdersSent(exchange), 'custom_attributes')
      .filter((attributes) => attributes !== null && !isJsonObject(attributes))
      .map((attributes) => ({ message: 'custom_attributes is no object.', received: attributes })),
    ...attributesOf(exchange)
      .filter(([, value]) => typeof value === 'object' && value !== null)
      .map(([name, value]) => ({
        message: Array.isArray(value) ? 'A custom attribute holds an array.' : 'A custom attribute holds an object.',
        received: { [name]: value },
      })),
  ],
})

/** Whether names have to be made or changed: something is nested, or holds a character that Intercom replaces. */
function needsNames({ event }: Exchange): boolean {
  const { traits, contextTraits } = traitPlaces(event)
  return [traits, contextTraits].some(
    (place) =>
      place !== undefined &&
      leavesOf(place).some(({ path }) => path.length > 1 || path.some((key) => isRenamedByIntercom(String(key)))),
  )
}

/** Contract U6; Intercom help, "Create and track custom data attributes". */
export const attributeNamesArePlain = defineRule({
  id: 'U6',
  level: 'should',
  authority: 'API',
  says: 'The names of custom attributes hold none of the characters . $ ~ ` ! @ # % ^ & * \' { } [ ] | \\ " and no NUL.',
  why: 'Intercom stores such an attribute under another name, so that filters and messages that use the given one find nothing.',
  mend: 'Join nested names with an underscore, and put one in place of each of these characters.',
  source: 'Intercom help, Create and track custom data attributes; intercom-php#4',
  harm: 'style',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    isIdentified(exchange) &&
    attributesOf(exchange).length > 0 &&
    (needsNames(exchange) || attributesOf(exchange).some(([name]) => isRenamedByIntercom(name))),
  check: (exchange) =>
    attributesOf(exchange)
      .filter(([name]) => isRenamedByIntercom(name))
      .map(([name]) => ({
        message: 'The name of a custom attribute holds a character that Intercom replaces.',
        received: name,
      })),
})
