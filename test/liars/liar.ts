import { type IntercomRequest, isJsonObject, type JsonObject, type Outcome } from '../../contracts/wire/index.ts'
import { reference, type Target, type TargetInput } from '../../src/targets/index.ts'

/** A target that is wrong on purpose in one way, and the rule that has to find it. */
export interface Liar {
  /** What it does wrong. */
  lie: string
  /** The rule that it breaks. */
  breaks: string
  target: Target
}

/** The reference with its outcome turned into another one. */
export function liar(lie: string, breaks: string, turn: (outcome: Outcome, input: TargetInput) => Outcome): Liar {
  const transform: Target['transform'] = async (input) => turn(await reference.transform(input), input)
  return { lie, breaks, target: { ...reference, name: `liar: ${lie}`, transform } }
}

/** The reference with the requests to one path turned into others. */
export function requestLiar(
  lie: string,
  breaks: string,
  path: '/users' | '/companies' | '/events',
  turn: (request: IntercomRequest, input: TargetInput) => IntercomRequest,
): Liar {
  return liar(lie, breaks, (outcome, input) => {
    if (outcome.kind !== 'requests') return outcome
    const requests = outcome.requests.map((request) => (request.url.endsWith(path) ? turn(request, input) : request))
    return { kind: 'requests', requests }
  })
}

/** The reference with the bodies to one path turned into others. */
export function bodyLiar(
  lie: string,
  breaks: string,
  path: '/users' | '/companies' | '/events',
  turn: (body: JsonObject, input: TargetInput) => JsonObject,
): Liar {
  return requestLiar(lie, breaks, path, (request, input) =>
    isJsonObject(request.body) ? { ...request, body: turn(request.body, input) } : request,
  )
}
