import type { IntercomReply, IntercomRequest } from '../../contracts/wire/index.ts'
import { type Address, splitAddress } from './address.ts'
import { isTooDeep } from './depth.ts'
import { type DecisiveHeaders, decisiveHeaders } from './edges/headers.ts'
import type { Lint, Note } from './lint.ts'
import type { Tenant } from './tenant.ts'
import { hashText } from './weather/chance.ts'
import { roughBytes } from './weight.ts'

/** Why a body that came over a wire is no JSON value. */
export type BodyFault = 'malformed' | 'too-large'

/** What only a wire, or only the caller, knows of a request. */
export interface Wire {
  bodyFault?: BodyFault
  /** Length of the body on the wire. */
  bytes?: number
  /** The logical call that the request is an attempt of. Without it, identical requests are attempts of one call. */
  call?: string
}

/** Lints that one request can collect: a body of a million wrong keys says no more than one of a hundred. */
const lintsMax = 100

/** A request on its way through the mock. */
export interface Visit {
  readonly request: IntercomRequest
  /** In capitals, as every HTTP client writes it. */
  readonly method: string
  readonly wire: Wire
  readonly address: Address
  readonly headers: DecisiveHeaders
  readonly nowMs: number
  readonly lints: Lint[]
  readonly note: Note
}

export function newVisit(request: IntercomRequest, wire: Wire, nowMs: number): Visit {
  const lints: Lint[] = []
  return {
    request,
    method: request.method.toUpperCase(),
    wire,
    address: splitAddress(request.url),
    headers: decisiveHeaders(request.headers),
    nowMs,
    lints,
    note: (rule, message) => {
      if (lints.length < lintsMax) lints.push({ rule, message })
    },
  }
}

/** What tells the logical call of a request: the caller's word, else method, address and body. */
export function callKey({ method, request: { body }, address: { path, query }, wire }: Visit): string {
  if (wire.call !== undefined) return wire.call
  const text = body === undefined ? '' : isTooDeep(body) ? 'deep' : JSON.stringify(body)
  return `${method} ${path}?${query} ${text.length} ${hashText(text)}`
}

/** Larger bodies are not kept in the journal; the doors refuse them anyway, unless they are told otherwise. */
const bodyBytesKept = 10 * 1024 * 1024

/** Notes a visit in the journal of its workspace. Without a reply, nothing was answered. */
export function record(visit: Visit, { journal }: Tenant, reply: IntercomReply | undefined, faults: string[]): void {
  const { request, method, wire, address, nowMs, lints } = visit
  journal.add(
    {
      seq: journal.nextSeq,
      at: nowMs,
      method,
      path: address.query === '' ? address.path : `${address.path}?${address.query}`,
      headers: request.headers,
      body: (wire.bytes ?? 0) > bodyBytesKept ? null : (request.body ?? null),
      status: reply?.status ?? 0,
      response: reply?.body ?? null,
      lints,
      ...(faults.length === 0 ? {} : { fault: faults.join(', ') }),
    },
    (wire.bytes ?? 0) + roughBytes(reply?.body),
  )
}
