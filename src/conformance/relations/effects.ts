import {
  copyJson,
  type Exchange,
  encodeJson,
  type IntercomRequest,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  sameJson,
  someText,
} from '../../../contracts/wire/index.ts'
import { hideDrawn } from '../../runner/index.ts'

/** What counts of a body. */
export type Reading = (body: JsonValue) => JsonValue

/** What a request does, without headers: those that matter do not depend on the event, and G4 judges them. */
interface Effect {
  method: string
  url: string
  body: JsonValue
}

const holdsSecret = (text: string) => text.includes('secret-')

/** Each run has secrets of its own. A body that holds one is G7's to tell. */
const withoutSecrets = (body: JsonValue): JsonValue =>
  someText(body, holdsSecret) ? copyJson(body, (text) => hideDrawn(text, 'secret')) : body

const effectOf = ({ method, url, body }: IntercomRequest): Effect => ({
  method: method.toUpperCase(),
  url,
  body: body === undefined ? null : withoutSecrets(body),
})

/** What a target did for an event: what it sent by itself, then what it returned. */
function effectsOf({ outcome, delivered }: Exchange, read: Reading): Effect[] {
  const own = delivered.filter(({ by }) => by === 'target').map(({ request }) => request)
  const returned = outcome.kind === 'requests' ? outcome.requests : []
  const calls = outcome.kind === 'calls' ? outcome.calls : []
  const requests = addedUp([...own, ...returned].map(effectOf)).map((effect) => ({
    ...effect,
    body: read(effect.body),
  }))
  return [...requests, ...calls.map(({ method, args }): Effect => ({ method, url: '', body: withoutSecrets(args) }))]
}

const identifiers = ['user_id', 'email', 'company_id'] as const

/** Whom a body to /users or /companies writes; undefined for other requests, which do not add up. */
function subjectOf({ method, url, body }: Effect): string | undefined {
  if (method !== 'POST' || !/\/(users|companies)\/?$/.test(url) || !isJsonObject(body)) return undefined
  const identifier = identifiers.find((name) => Object.hasOwn(body, name))
  return identifier === undefined ? undefined : encodeJson([url, identifier, body[identifier] ?? null])
}

/** Two bodies that write the same user or company, as one. Where they disagree, both values stand. */
function merged(one: JsonObject, other: JsonObject): JsonObject {
  const whole = new Map(Object.entries(one))
  for (const [key, value] of Object.entries(other)) {
    const before = whole.get(key)
    if (before === undefined || sameJson(before, value)) whole.set(key, value)
    else if (Array.isArray(before) && Array.isArray(value)) whole.set(key, [...before, ...value])
    else if (isJsonObject(before) && isJsonObject(value)) {
      whole.set(key, Object.fromEntries([...Object.entries(before), ...Object.entries(value)]))
    } else whole.set(key, [before, value])
  }
  return Object.fromEntries(whole)
}

/** One user or company may be written by one request or by several (Freedoms). */
function addedUp(effects: readonly Effect[]): Effect[] {
  const bySubject = new Map<string, Effect>()
  const alone: Effect[] = []
  for (const effect of effects) {
    const subject = subjectOf(effect)
    const earlier = subject === undefined ? undefined : bySubject.get(subject)
    if (subject === undefined) alone.push(effect)
    else if (earlier === undefined) bySubject.set(subject, effect)
    else bySubject.set(subject, { ...effect, body: merged(earlier.body as JsonObject, effect.body as JsonObject) })
  }
  return [...alone, ...bySubject.values()]
}

/**
 * What differs between what came of an event in two runs; undefined where they agree. The order of keys and of requests, their
 * number, headers, and the wording of reasons are free.
 */
export function differenceOf(
  plain: Exchange,
  varied: Exchange,
  read: Reading = (body) => body,
): { expected: JsonValue; received: JsonValue } | undefined {
  if (areAlike(plain, varied)) return undefined
  const left = effectsOf(varied, read)
  const unmet = effectsOf(plain, read).filter((effect) => {
    const found = left.findIndex((candidate) => sameJson(candidate, effect))
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
  return unmet.length === 0 && left.length === 0 ? undefined : { expected: shown(unmet), received: shown(left) }
}

/** Whether both returned the same requests and sent none by themselves: then there is nothing to undo before they are compared. */
function areAlike(plain: Exchange, varied: Exchange): boolean {
  const [one, other] = [plain.outcome, varied.outcome]
  if (sentByItself(plain) || sentByItself(varied)) return false
  if (one.kind !== 'requests' || other.kind !== 'requests') return one.kind === 'dropped' && other.kind === 'dropped'
  if (one.requests.length !== other.requests.length) return false
  return one.requests.every((request, index) => {
    const { method, url, body } = other.requests[index] as IntercomRequest
    return request.method === method && request.url === url && sameJson(request.body, body)
  })
}

function shown(effects: readonly Effect[]): JsonValue {
  return effects.map(({ method, url, body }) => ({ [`${method} ${url}`.trim()]: body }))
}

/** Whether a target sent requests by itself: what they were may rest on what Intercom answered before. */
export function sentByItself({ delivered }: Exchange): boolean {
  return delivered.some(({ by }) => by === 'target')
}
