import { type IntercomRequest, type JsonValue, type Outcome, sameJson } from '../wire/index.ts'
import { header } from './sent.ts'

/** The headers that G4 names. Further ones are never judged. */
const headersCompared = ['authorization', 'content-type', 'accept', 'intercom-version'] as const

/** Whether nothing came of the event, with or without a reason: the wording of reasons is free. */
export function isSilent(outcome: Outcome): boolean {
  if (outcome.kind === 'dropped') return true
  return outcome.kind === 'requests' ? outcome.requests.length === 0 : outcome.calls.length === 0
}

function isSameRequest(one: IntercomRequest, other: IntercomRequest): boolean {
  return (
    one.method.toUpperCase() === other.method.toUpperCase() &&
    one.url === other.url &&
    headersCompared.every((name) => header(one, name) === header(other, name)) &&
    sameJson(one.body, other.body)
  )
}

/** Whether two outcomes say the same: the order of keys, of headers and of requests, and the wording of reasons are free. */
export function isSameOutcome(one: Outcome, other: Outcome): boolean {
  if (sameJson(one, other)) return true
  if (isSilent(one) && isSilent(other)) return true
  if (one.kind !== 'requests' || other.kind !== 'requests' || one.requests.length !== other.requests.length)
    return false
  const left = [...other.requests]
  return one.requests.every((request) => {
    const found = left.findIndex((candidate) => isSameRequest(request, candidate))
    if (found === -1) return false
    left.splice(found, 1)
    return true
  })
}

/** An outcome in a few words, for a finding. */
export function summaryOf(outcome: Outcome): JsonValue {
  if (outcome.kind === 'dropped') return { dropped: outcome.reason }
  if (outcome.kind === 'calls') return { calls: outcome.calls.map(({ method }) => method) }
  return { requests: outcome.requests.map(({ method, url, body }) => ({ method, url, body: body ?? null })) }
}
