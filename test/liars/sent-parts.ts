import { type IntercomRequest, isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'
import type { TargetInput } from '../../src/targets/index.ts'
import { objectIn, typeOf, without } from './event-parts.ts'
import { type Liar, liar } from './liar.ts'

type Path = '/users' | '/companies' | '/events'
type TurnPart<Part> = (part: Part, input: TargetInput) => Part

/** The reference with the requests to one path turned into others. */
export function requestLiar(lie: string, breaks: string, path: Path, turn: TurnPart<IntercomRequest>): Liar {
  return liar(lie, breaks, (outcome, input) => {
    if (outcome.kind !== 'requests') return outcome
    const requests = outcome.requests.map((request) => (request.url.endsWith(path) ? turn(request, input) : request))
    return { kind: 'requests', requests }
  })
}

/** A liar about one kind of body: what events of one type send to one path. */
const bodyLiar =
  (type: string, path: Path) =>
  (lie: string, breaks: string, turn: TurnPart<JsonObject>): Liar =>
    requestLiar(lie, breaks, path, (request, input) =>
      typeOf(input.event) === type && isJsonObject(request.body)
        ? { ...request, body: turn(request.body, input) }
        : request,
    )

/** The user that an identify writes. */
export const userLiar = bodyLiar('identify', '/users')
/** The event that a track writes. */
export const eventLiar = bodyLiar('track', '/events')
/** The company that a group writes. */
export const companyLiar = bodyLiar('group', '/companies')
/** The user whom a group links to its company. */
export const memberLiar = bodyLiar('group', '/users')

/** A liar about an object inside those bodies: it is left out where nothing is left in it. */
const innerLiar =
  (bodies: typeof userLiar, name: 'custom_attributes' | 'metadata') =>
  (lie: string, breaks: string, turn: TurnPart<JsonObject>): Liar =>
    bodies(lie, breaks, (body, input) => {
      const inner = turn(objectIn(body, name), input)
      return Object.keys(inner).length === 0 ? without(body, name) : { ...body, [name]: inner }
    })

/** The custom attributes of an identify's user. */
export const attributeLiar = innerLiar(userLiar, 'custom_attributes')
/** The metadata of a track. */
export const metadataLiar = innerLiar(eventLiar, 'metadata')
/** The custom attributes of a group's company. */
export const companyAttributeLiar = innerLiar(companyLiar, 'custom_attributes')

/** The companies inside an identify's user. */
export function usersCompanyLiar(lie: string, breaks: string, turn: TurnPart<JsonObject>): Liar {
  return userLiar(lie, breaks, (body, input) => {
    const { companies } = body
    if (!Array.isArray(companies)) return body
    return { ...body, companies: companies.map((company) => (isJsonObject(company) ? turn(company, input) : company)) }
  })
}
