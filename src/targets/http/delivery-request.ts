import { type IntercomRequest, isJsonObject, type JsonValue, jsonText, setOwn } from '../../../contracts/wire/index.ts'
import type { DeliveryRequest } from '../../protocol/index.ts'

/** What the platform would send for a request that a transformer returned. */
export function requestOf({
  method,
  endpoint,
  headers = {},
  params = {},
  body = {},
}: DeliveryRequest): IntercomRequest {
  const sent = bodyOf(body)
  return {
    method,
    url: withParams(endpoint, params),
    headers: present(headers),
    ...(sent === undefined ? {} : { body: sent }),
  }
}

/** A value in a header or a query: text as it is, else as JSON; nothing for null. */
function present(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue
    setOwn(texts, name, typeof value === 'string' ? value : jsonText(value))
  }
  return texts
}

/** Values as a query or a form. */
const formed = (values: Readonly<Record<string, unknown>>) =>
  new URLSearchParams(
    Object.entries(present(values)).map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]),
  ).toString()

function withParams(endpoint: string, params: Readonly<Record<string, unknown>>): string {
  const query = Object.keys(params).length === 0 ? '' : formed(params)
  return query === '' ? endpoint : `${endpoint}${endpoint.includes('?') ? '&' : '?'}${query}`
}

const isFilled = (part: unknown) => isJsonObject(part) && Object.keys(part).length > 0

/** The first part that holds something; no body where none does. */
function bodyOf({ JSON: json, JSON_ARRAY: list, XML: xml, FORM: form }: NonNullable<DeliveryRequest['body']>) {
  if (isFilled(json)) return json
  if (list !== undefined && isFilled(list)) return listOf(list['batch'])
  if (xml !== undefined && isFilled(xml)) return xml['payload'] ?? ''
  if (form !== undefined && isFilled(form)) return formed(form)
  return undefined
}

/** A list travels as JSON text. What is none is sent as it stands, and judged so. */
function listOf(batch: JsonValue | undefined): JsonValue {
  if (typeof batch !== 'string') return batch ?? null
  try {
    return JSON.parse(batch) as JsonValue
  } catch {
    return batch
  }
}
