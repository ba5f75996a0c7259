import { Refusal } from '../refusal.ts'
import { decisiveHeaders } from './headers.ts'

const refused = (code: string, message: string) =>
  new Refusal(401, [{ code, message }], { 'www-authenticate': 'Basic realm="intercom.io"' })

/**
 * The access token of a request: `Bearer <token>`, or Basic with the token as user name and an empty password, as
 * Intercom's own clients send it. Refused with 401 and a code of the published list: no header, another scheme, a
 * Basic value that cannot be decoded (`token_unauthorized`, intercom-node#78).
 */
export function readToken(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') throw refused('missing_authorization', 'Unauthorized')
  const [, scheme = '', value = ''] = /^(\S+)\s+(.*)$/s.exec(authorization) ?? []
  const token = scheme.toLowerCase() === 'bearer' ? value : scheme.toLowerCase() === 'basic' ? userName(value) : ''
  if (token === '') throw refused('unauthorized', 'Access Token Invalid')
  return token
}

/** Refuses a token that the mock was not started with. */
export function checkToken(token: string, allowed: ReadonlySet<string> | undefined): void {
  if (allowed !== undefined && !allowed.has(token)) throw refused('unauthorized', 'Access Token Invalid')
}

function userName(encoded: string): string {
  try {
    return atob(encoded).split(':')[0] ?? ''
  } catch {
    throw refused('token_unauthorized', 'Not authorized to access resource')
  }
}

/** The access token of a request, where it has one. */
export function tokenOf(headers: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return readToken(decisiveHeaders(headers).authorization)
  } catch {
    return undefined
  }
}
