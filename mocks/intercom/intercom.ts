import {
  type Clock,
  emptyWorkspaceState,
  type IntercomReply,
  type IntercomRequest,
  type WorkspaceState,
} from '../../contracts/wire/index.ts'
import { splitAddress } from './address.ts'
import { type Choices, defaultChoices } from './doubts.ts'
import { checkToken, readToken } from './edges/authentication.ts'
import { decisiveHeaders } from './edges/headers.ts'
import { rateHeaders, shownLimit } from './edges/rate-window.ts'
import { type Arrived, answerIn, type BodyFault, refusalReply, reply } from './exchange.ts'
import type { JournalEntry } from './journal.ts'
import type { Lint } from './lint.ts'
import { Refusal } from './refusal.ts'
import { newTenant, type Tenant } from './tenant.ts'
import { stateView } from './views/state.ts'

export interface IntercomOptions {
  /** The time in milliseconds. */
  clock: Clock
  /** Choices where the sources are silent; the others keep their defaults. */
  choices?: Partial<Choices>
  /** Tokens that are let in. Without them every token is, and an unknown one opens a workspace of its own. */
  tokens?: readonly string[]
  /** Requests that a window of ten seconds lets through. Without it none is refused, and headers speak of 166. */
  rateLimit?: number
  /** Journal entries kept for each workspace; 1,000 unless said. */
  journalMax?: number
}

/** A stateful Intercom: pure, synchronous, without socket, clock or chance of its own. */
export interface Intercom {
  /** Answers one request. Never throws: what cannot be answered is refused in Intercom's error shape. */
  answer(request: IntercomRequest, wire?: Wire): IntercomReply
  /** What a workspace holds; an unknown token holds nothing. */
  state(token: string): WorkspaceState
  /** The requests that arrived with a token, oldest first. */
  journal(token: string): JournalEntry[]
  /** Forgets a workspace with its journal. */
  drop(token: string): void
}

/** What only a wire knows of a request. */
export interface Wire {
  bodyFault?: BodyFault
  bytes?: number
}

const bodyBytesKept = 1024 * 1024

export function createIntercom(options: IntercomOptions): Intercom {
  const { clock, rateLimit, journalMax = 1000 } = options
  const choices: Choices = { ...defaultChoices, ...options.choices }
  const allowed = options.tokens === undefined ? undefined : new Set(options.tokens)
  const tenants = new Map<string, Tenant>()
  let strangers = 0

  function tenantOf(token: string): Tenant {
    const known = tenants.get(token)
    if (known !== undefined) return known
    const tenant = newTenant(choices, journalMax)
    tenants.set(token, tenant)
    return tenant
  }

  function admit({ headers }: Arrived): Tenant {
    const token = readToken(headers.authorization)
    checkToken(token, allowed)
    return tenantOf(token)
  }

  function answerStranger(refused: Refusal, nowMs: number): IntercomReply {
    strangers += 1
    const reset = Math.floor(nowMs / 1000) + 10
    const limits = rateHeaders(rateLimit ?? shownLimit, rateLimit ?? shownLimit, reset)
    return refusalReply(refused, limits, `5d03${strangers.toString(16).padStart(20, 'f')}`)
  }

  function answerTenant(tenant: Tenant, arrived: Arrived, nowMs: number, lints: Lint[]): IntercomReply {
    const { workspace, rate } = tenant
    const requestId = workspace.ids.next('request')
    let limits: Record<string, string> = {}
    try {
      limits = rate.count(nowMs, rateLimit)
      const note = (rule: string, message: string) => lints.push({ rule, message })
      return reply(answerIn(workspace, arrived, choices, note, nowMs), limits, requestId)
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason
      return refusalReply(reason, limits, requestId)
    }
  }

  return {
    answer(request, wire = {}) {
      const nowMs = clock()
      const arrived: Arrived = {
        request,
        address: splitAddress(request.url),
        headers: decisiveHeaders(request.headers),
        bodyFault: wire.bodyFault,
      }
      let tenant: Tenant
      try {
        tenant = admit(arrived)
      } catch (reason) {
        if (reason instanceof Refusal) return answerStranger(reason, nowMs)
        throw reason
      }
      const lints: Lint[] = []
      const answer = answerTenant(tenant, arrived, nowMs, lints)
      const { journal } = tenant
      const { path, query } = arrived.address
      const entry: JournalEntry = {
        seq: journal.nextSeq,
        at: nowMs,
        method: request.method,
        path: query === '' ? path : `${path}?${query}`,
        headers: request.headers,
        body: (wire.bytes ?? 0) > bodyBytesKept ? null : (request.body ?? null),
        status: answer.status,
        response: answer.body ?? null,
        lints,
      }
      journal.add(entry, wire.bytes)
      return answer
    },
    state(token) {
      const tenant = tenants.get(token)
      return tenant === undefined ? emptyWorkspaceState() : stateView(tenant.workspace)
    },
    journal: (token) => tenants.get(token)?.journal.entries() ?? [],
    drop(token) {
      tenants.delete(token)
    },
  }
}
