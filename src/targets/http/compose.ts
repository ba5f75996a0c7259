import { type JsonObject, jsonText } from '../../../contracts/wire/index.ts'
import type { TargetInput } from '../target.ts'
import type { TargetOptions } from '../target-options.ts'

/** One event on its way, and the metadata by which its result is known again. */
export interface Job {
  input: TargetInput
  metadata: Readonly<JsonObject> & { jobId: number }
}

/** What the platform sends along. A case has a destination and a workspace of its own, so that a target may keep something by them. */
export function jobOf(input: TargetInput, jobId: number): Job {
  const { session = '1', connection, event } = input
  return {
    input,
    metadata: {
      jobId,
      messageId: plainMessageId(event['messageId']) ?? `message-${jobId}`,
      sourceId: `source-${connection}`,
      workspaceId: `workspace-${session}`,
      destinationId: `destination-${session}`,
      destinationType: 'INTERCOM',
    },
  }
}

/** A hostile id might not come back as it was for reasons of its own; metadata is no place to find that out. */
const plainMessageId = (id: unknown) => (typeof id === 'string' && /^[\w.:-]{1,100}$/.test(id) ? id : undefined)

/** An item of the request, as text. Events may be deeper than `JSON.stringify` can go, which is much faster where it can. */
function itemText({ input: { event, settings }, metadata }: Job): string {
  const destination = {
    ID: metadata['destinationId'] ?? '',
    Name: 'Intercom',
    DestinationDefinition: { Name: 'INTERCOM' },
    Config: settings,
  }
  const item = { message: event, metadata, destination }
  try {
    return JSON.stringify(item)
  } catch {
    return jsonText(item)
  }
}

/** Where events are given to a transformer, and in which form. */
export const routes = {
  processor: {
    path: '/v0/destinations/intercom',
    body: (jobs: readonly Job[]) => `[${jobs.map(itemText).join(',')}]`,
  },
  router: {
    path: '/routerTransform',
    body: (jobs: readonly Job[]) => `{"input":[${jobs.map(itemText).join(',')}],"destType":"intercom"}`,
  },
} as const satisfies Record<TargetOptions['route'], unknown>
