import { isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'
import { objectIn, typeOf, without } from './event-parts.ts'
import { bodyLiar, type Liar, type Path, type Turn } from './liar.ts'

/** A liar about one kind of body: what events of one type send to one path. */
const bodyOf =
  (type: string, path: Path) =>
  (lie: string, breaks: string, turn: Turn<JsonObject>): Liar =>
    bodyLiar(lie, breaks, path, (body, input) => (typeOf(input.event) === type ? turn(body, input) : body))

/** The user that an identify writes. */
export const userLiar = bodyOf('identify', '/users')
/** The event that a track writes. */
export const eventLiar = bodyOf('track', '/events')
/** The company that a group writes. */
export const companyLiar = bodyOf('group', '/companies')
/** The user whom a group links to its company. */
export const memberLiar = bodyOf('group', '/users')

/** A liar about an object inside those bodies: it is left out where nothing is left in it. */
const innerOf =
  (bodies: typeof userLiar, name: 'custom_attributes' | 'metadata') =>
  (lie: string, breaks: string, turn: Turn<JsonObject>): Liar =>
    bodies(lie, breaks, (body, input) => {
      const inner = turn(objectIn(body, name), input)
      return Object.keys(inner).length === 0 ? without(body, name) : { ...body, [name]: inner }
    })

/** The custom attributes of an identify's user. */
export const attributeLiar = innerOf(userLiar, 'custom_attributes')
/** The metadata of a track. */
export const metadataLiar = innerOf(eventLiar, 'metadata')
/** The custom attributes of a group's company. */
export const companyAttributeLiar = innerOf(companyLiar, 'custom_attributes')

/** The companies inside an identify's user. */
export function usersCompanyLiar(lie: string, breaks: string, turn: Turn<JsonObject>): Liar {
  return userLiar(lie, breaks, (body, input) => {
    const { companies } = body
    if (!Array.isArray(companies)) return body
    return { ...body, companies: companies.map((company) => (isJsonObject(company) ? turn(company, input) : company)) }
  })
}
