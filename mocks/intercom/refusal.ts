import type { JsonObject } from '../../contracts/wire/index.ts'

/** One entry of Intercom's `error.list`. */
export interface ApiError {
  code: string
  message: string
  field?: string
}

/**
 * A request that the API does not take: thrown where it is found, answered once at the top. Not an `Error`: it is an
 * expected answer, and collecting a stack for each would cost more than the answer.
 */
export class Refusal {
  readonly status: number
  readonly errors: readonly ApiError[]
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, errors: readonly ApiError[], headers: Record<string, string> = {}) {
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

/** Intercom's error shape (API page "Error objects"): `{type: "error.list", request_id, errors: [{code, message, field?}]}`. */
export function errorList(errors: readonly ApiError[], requestId: string): JsonObject {
  return { type: 'error.list', request_id: requestId, errors: errors.map((error) => ({ ...error })) }
}

export function refusal(status: number, code: string, message: string, field?: string): Refusal {
  return new Refusal(status, [field === undefined ? { code, message } : { code, message, field }])
}

/** A field of the wrong JSON type: code `type_mismatch` of the published list of error codes. */
export function wrongType(field: string, expected: string): Refusal {
  return refusal(400, 'type_mismatch', `${quoted(field)} must be ${expected}`, quoted(field))
}

/** Hostile text is shortened before it is repeated in an answer. */
export function quoted(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`
}

/** API page "Error objects": a missing user gives one entry for each identifier that was tried. */
export function noSuch(identifiers: readonly (readonly [field: string, value: string])[]): Refusal {
  return new Refusal(
    404,
    identifiers.map(([field, value]) => ({ code: 'not_found', message: `No such ${field}[${quoted(value)}]`, field })),
  )
}

/** For where a value was expected: `find(id) ?? reject(noSuch(…))`. */
export function reject(reason: Refusal): never {
  throw reason
}
