import { transform as minimal } from '../../strangers/minimalist.ts'
import { sendByItself } from './sending.ts'

/** Wrong: sends what a group causes by itself, and returns it for delivery too. Rule G10 finds it. */
export const name = 'sends groups twice'

export async function transform(input: Parameters<typeof minimal>[0]) {
  const outcome = minimal(input)
  if (outcome.kind === 'requests' && String(input.event['type']).toLowerCase() === 'group') {
    await sendByItself(outcome.requests, 0)
  }
  return outcome
}
