import { transform as minimal } from '../../strangers/minimalist.ts'
import { sendByItself } from './sending.ts'

/** Sends what a group causes by itself, as a live transformer does, and returns what the other events cause. */
export const name = 'sends groups by itself'

let sent = 0

export async function transform(input: Parameters<typeof minimal>[0]) {
  const outcome = minimal(input)
  if (outcome.kind !== 'requests' || String(input.event['type']).toLowerCase() !== 'group') return outcome
  await sendByItself(outcome.requests, sent)
  sent += outcome.requests.length
  return { kind: 'requests', requests: [] }
}
