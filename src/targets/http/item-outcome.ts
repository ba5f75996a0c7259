import type { Outcome } from '../../../contracts/wire/index.ts'
import type { DeliveryRequest } from '../../protocol/index.ts'
import type { Answer } from '../target.ts'
import { requestOf } from './delivery-request.ts'

/** What an item says, on either route. */
export interface ItemSays {
  requests: DeliveryRequest[] | undefined
  statusCode: number | undefined
  error: string | undefined
}

/** Statuses of the protocol that are none of HTTP: left out on purpose, and sent already by the transformer. */
const filtered = 298
const sentAlready = 299

/**
 * What became of an event, or the fault for which that cannot be said (it follows the word "it"). `isHeard`: whether what the target
 * sends by itself arrives in this run; where it does not, an event that was sent so cannot be judged.
 */
export function outcomeOfItem({ requests, statusCode, error }: ItemSays, isHeard: boolean): Answer | { fault: string } {
  if (statusCode === filtered) return dropped(error ?? 'filtered (statusCode 298)')
  if (statusCode === sentAlready) {
    return isHeard ? { kind: 'requests', requests: [] } : { kind: 'skipped', reason: unheard }
  }
  if (statusCode !== undefined && (statusCode < 200 || statusCode > 299)) return dropped(error ?? '')
  if (requests === undefined) return { fault: `gave an item of status ${statusCode ?? 'unknown'} without a request` }
  return { kind: 'requests', requests: requests.map(requestOf) }
}

const dropped = (error: string): Outcome => ({ kind: 'dropped', reason: withoutSteps(error) })

/** Error texts of the processor repeat themselves behind the steps of the workflow that they passed. */
const withoutSteps = (error: string) => error.split(': Workflow:', 1)[0] as string

const unheard =
  'The target says that it sent the event to Intercom by itself (statusCode 299), and nothing of that arrives here: add --mock-port, and redirect its calls there.'
