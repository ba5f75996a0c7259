import type { IntercomRequest, JsonObject, JsonValue } from '../../contracts/wire/index.ts'

/** One thing that Intercom is asked to write, before it is addressed. */
export interface Write {
  readonly path: '/users' | '/companies' | '/events'
  readonly body: JsonObject
}

/** Addresses a write to Intercom's API 1.4 (G4; Intercom API 1.4 reference, Authentication and Versioning). */
export function asRequest(write: Write, token: string, baseUrl = 'https://api.intercom.io'): IntercomRequest {
  return {
    method: 'POST',
    url: (baseUrl.endsWith('/') ? baseUrl.slice(0, -1) : baseUrl) + write.path,
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Intercom-Version': '1.4',
      'User-Agent': 'intercom-conformance',
    },
    body: write.body,
  }
}

/** The fields that have a value: what an event does not have is not sent, neither as null nor as a default (G5, U16). */
export function present(fields: { readonly [field: string]: JsonValue | undefined }): JsonObject {
  const body: JsonObject = {}
  for (const field in fields) {
    const value = fields[field]
    if (value !== undefined) body[field] = value
  }
  return body
}
