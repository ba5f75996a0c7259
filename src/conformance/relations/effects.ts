import {
  copyJson,
  type Exchange,
  type IntercomRequest,
  type JsonValue,
  sameJson,
} from '../../../contracts/wire/index.ts'

/** What counts of a body. */
export type Reading = (body: JsonValue) => JsonValue

/** What a request does, without headers: those that matter do not depend on the event, and G4 judges them. */
interface Effect {
  method: string
  url: string
  body: JsonValue
}

/** Each run has secrets of its own. A body that holds one is G7's to tell. */
const withoutSecrets = (body: JsonValue): JsonValue =>
  copyJson(body, (text) => (text.includes('secret-') ? text.replace(/secret-[0-9a-f]{40}/g, 'secret') : text))

const effectOf = ({ method, url, body }: IntercomRequest, read: Reading): Effect => ({
  method: method.toUpperCase(),
  url,
  body: body === undefined ? null : read(withoutSecrets(body)),
})

/** What a target did for an event: what it sent by itself, then what it returned. */
function effectsOf({ outcome, delivered }: Exchange, read: Reading): Effect[] {
  const own = delivered.filter(({ by }) => by === 'target').map(({ request }) => request)
  const returned = outcome.kind === 'requests' ? outcome.requests : []
  const calls = outcome.kind === 'calls' ? outcome.calls : []
  return [
    ...[...own, ...returned].map((request) => effectOf(request, read)),
    ...calls.map(({ method, args }): Effect => ({ method, url: '', body: withoutSecrets(args) })),
  ]
}

/** What of the effects is compared. */
export interface Scope {
  read: Reading
  /** Whether a body, as it was read, may be there in the variant alone. */
  mayBeExtra(body: JsonValue): boolean
}

export const everything: Scope = { read: (body) => body, mayBeExtra: () => false }

/**
 * What differs between what came of an event in two runs; undefined where they agree. The order of keys and of requests, headers,
 * and the wording of reasons are free.
 */
export function differenceOf(
  plain: Exchange,
  varied: Exchange,
  { read, mayBeExtra }: Scope,
): { expected: JsonValue; received: JsonValue } | undefined {
  const left = effectsOf(varied, read)
  const unmet = effectsOf(plain, read).filter((effect) => {
    const found = left.findIndex((candidate) => sameJson(candidate, effect))
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
  const extra = left.filter(({ body }) => !mayBeExtra(body))
  if (unmet.length === 0 && extra.length === 0) return undefined
  return { expected: shown(unmet), received: shown(left) }
}

function shown(effects: readonly Effect[]): JsonValue {
  return effects.map(({ method, url, body }) => ({ [`${method} ${url}`.trim()]: body }))
}

/** Whether a target sent requests by itself: what they were may rest on what Intercom answered before. */
export function sentByItself({ delivered }: Exchange): boolean {
  return delivered.some(({ by }) => by === 'target')
}
