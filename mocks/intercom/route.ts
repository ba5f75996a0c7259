import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import type { Reading } from './fields.ts'
import type { Note } from './lint.ts'
import type { Workspace } from './workspace/workspace.ts'

/** One request as a route sees it: authenticated, of this version, with its body parsed. */
export interface Ask {
  /** The body; an empty object where there was none that could be read. */
  body: JsonObject
  query: URLSearchParams
  /** What stands in the path in place of `{id}`. */
  id: string
  workspace: Workspace
  reading: Reading
  note: Note
  nowMs: number
  nowSeconds: number
  /** Scheme, host and port that the request was sent to: the start of the addresses in `pages`. */
  origin: string
}

/** What a route answers. Without a body the answer is empty. */
export interface Answer {
  status: number
  body?: JsonValue
}

/** One line of the API: pure, from a request and a workspace to an answer. Throws a `Refusal`. */
export interface Route {
  /** Method and path; `{id}` stands for one segment: `GET /users/{id}`. */
  readonly on: string
  answer(ask: Ask): Answer
}

export function defineRoute(route: Route): Route {
  return route
}

export function ok(body: JsonValue): Answer {
  return { status: 200, body }
}

/** 202 and nothing: what `POST /events` answers. */
export const accepted: Answer = { status: 202 }
