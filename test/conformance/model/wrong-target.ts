import { isJsonObject, type JsonObject } from '../../../contracts/wire/index.ts'
import { reference, type Target, type TargetInput } from '../../../src/targets/index.ts'

/** The reference with the bodies to one path turned into others. */
export function wrongTarget(path: string, turn: (body: JsonObject, input: TargetInput) => JsonObject): Target {
  return {
    ...reference,
    transform: async (input) => {
      const outcome = await reference.transform(input)
      if (outcome.kind !== 'requests') return outcome
      const requests = outcome.requests.map((request) =>
        request.url.endsWith(path) && isJsonObject(request.body)
          ? { ...request, body: turn(request.body, input) }
          : request,
      )
      return { kind: 'requests', requests }
    },
  }
}
