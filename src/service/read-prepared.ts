import { type IntercomRequest, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { whereToSend } from './where-to-send.ts'

/** Why a prepared request cannot be sent. */
export interface Unsendable {
  reason: string
}

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** Headers that belong to a connection, not to what is sent over it. */
const ofTheConnection: ReadonlySet<string> = new Set([
  ...['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'expect', 'te', 'trailer'],
])

/** Reads a prepared request as one to send, or says why it cannot be sent. Its body is the part `body.JSON`, all that Intercom takes. */
export function readPrepared(given: JsonObject, intercomUrl: URL | undefined): IntercomRequest | Unsendable {
  const { method, endpoint, headers, params, body } = given
  const verb = typeof method === 'string' ? method.toUpperCase() : ''
  if (!methods.has(verb)) return { reason: `method is missing or unknown: expected one of ${[...methods].join(', ')}.` }
  const url = whereToSend(endpoint, intercomUrl)
  if ('reason' in url) return url
  for (const [name, value] of Object.entries(isJsonObject(params) ? params : {})) {
    if (value !== null && typeof value !== 'object') url.searchParams.append(name, String(value))
  }
  const sent = headersOf(headers)
  if (sent === undefined) return { reason: 'headers hold a name or a value that HTTP does not allow.' }
  const payload = payloadOf(body)
  if ('reason' in payload) return payload as Unsendable
  if (payload.body === undefined) return { method: verb, url: url.href, headers: sent }
  if (verb === 'GET') return { reason: 'A GET has no body: expected an empty body.JSON.' }
  return { method: verb, url: url.href, headers: { 'content-type': 'application/json', ...sent }, body: payload.body }
}

/** Under lower-cased names; nothing where HTTP does not allow one of them. */
function headersOf(headers: JsonValue | undefined): Record<string, string> | undefined {
  const entries = Object.entries(isJsonObject(headers) ? headers : {})
    .filter(([name, value]) => value !== null && typeof value !== 'object' && !ofTheConnection.has(name.toLowerCase()))
    .map(([name, value]): [string, string] => [name, String(value)])
  try {
    return Object.fromEntries(new Headers(entries))
  } catch {
    return undefined
  }
}

function payloadOf(body: JsonValue | undefined): { body: JsonValue | undefined } | Unsendable {
  const parts = isJsonObject(body) ? body : {}
  const filled = Object.keys(parts).find((part) => isFilled(parts[part]))
  if (filled === undefined || filled === 'JSON') return { body: filled === undefined ? undefined : parts['JSON'] }
  return {
    reason: `body.${/^\w{1,20}$/.test(filled) ? filled : '…'} cannot be sent: Intercom takes JSON, as body.JSON.`,
  }
}

function isFilled(part: JsonValue | undefined): boolean {
  return isJsonObject(part) && Object.keys(part).length > 0
}
