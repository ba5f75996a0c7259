import { intercomApi, type JsonObject } from '../../../contracts/wire/index.ts'
import type { FailedItem, Job } from '../workspace/job.ts'

/**
 * A job as the API shows it (intercom-ruby's spec of bulk operations). The answer to a request shows its items as still to be
 * done, as Intercom's does; whoever asks later finds them done.
 */
export function jobView(
  { id, created_at, updated_at, closing_at, tasks, failed }: Job,
  appId: string,
  isAnswer: boolean,
): JsonObject {
  const self = `${intercomApi}/jobs/${id}`
  const done = failed.length === 0 ? 'completed' : 'completed_with_errors'
  return {
    type: 'job',
    app_id: appId,
    id,
    created_at,
    updated_at,
    completed_at: isAnswer ? null : updated_at,
    closing_at,
    name: 'api_bulk_job',
    state: isAnswer ? 'running' : done,
    links: { error: `${self}/error`, self },
    tasks: tasks.map((task, place) => {
      const isPending = isAnswer && place === tasks.length - 1
      return {
        type: 'job_task',
        id: task.id,
        item_count: task.item_count,
        created_at: task.created_at,
        started_at: isPending ? null : task.created_at,
        completed_at: isPending ? null : task.created_at,
        state: isPending ? 'pending' : 'completed',
      }
    }),
  }
}

/** An item that was refused (intercom-java's JobItem). */
export function failedItemView({ error, ...item }: FailedItem): JsonObject {
  return { type: 'job_item', ...item, error: { type: 'error', ...error } }
}
