import { copyJson, isJsonObject, type JsonObject } from '../../../contracts/wire/index.ts'
import { asObject, asObjects } from '../fields.ts'
import { type ApiError, noSuch, quoted, Refusal, refusal } from '../refusal.ts'
import { type Answer, type Ask, defineRoute, ok, type Route } from '../route.ts'
import { failedItemView, jobView } from '../views/job.ts'
import type { Job } from '../workspace/job.ts'
import { submitEvent } from './events.ts'
import { deleteUserBy, writeUser } from './users.ts'

/** What an item of each kind does: the same as the request that it stands for. */
const works: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  user: { post: writeUser, delete: deleteUserBy },
  event: { post: submitEvent },
}

/** Failed items that a job remembers. */
const failedMax = 1000

export const bulkUsers = defineRoute({ on: 'POST /bulk/users', answer: (ask) => submit('user', ask) })
export const bulkEvents = defineRoute({ on: 'POST /bulk/events', answer: (ask) => submit('event', ask) })

export const getJob = defineRoute({
  on: 'GET /jobs/{id}',
  answer: (ask) => ok(jobView(named(ask), ask.workspace.appId, false)),
})

/** The error feed of a job: the items that were refused, and why. */
export const getJobErrors = defineRoute({
  on: 'GET /jobs/{id}/error',
  answer: (ask) => ok({ type: 'job_item.list', items: named(ask).failed.map(failedItemView) }),
})

const noQuery = new URLSearchParams()

/**
 * API page "Bulk": `{items: [{method, data_type, data}], job?: {id}}`, answered 202 with the job. Items are worked off in their order; one
 * that is refused stands in the error feed, and the others go on. Refused as a whole: no items; a job that does not exist, or is closed.
 */
function submit(dataType: string, ask: Ask): Answer {
  const { body, workspace, nowSeconds } = ask
  const items = asObjects(body['items'], 'items')
  if (items.length === 0) throw refusal(400, 'parameter_not_found', 'items not specified', 'items')
  const job = openJob(ask)
  job.tasks.push({ id: workspace.jobs.nextId('task'), item_count: items.length, created_at: nowSeconds })
  job.updated_at = nowSeconds
  for (const item of items) {
    const error = work(item, dataType, ask)
    if (error === undefined || job.failed.length >= failedMax) continue
    job.failed.push({
      id: workspace.jobs.nextId('item'),
      updated_at: nowSeconds,
      method: typeof item['method'] === 'string' ? quoted(item['method']) : '',
      data_type: dataType,
      error,
      data: isJsonObject(item['data']) ? copyJson(item['data']) : {},
    })
  }
  return { status: 202, body: jobView(job, workspace.appId, true) }
}

/** The job that a request adds to; a new one where it names none. A wrong id was answered 500 in a live test (Segment). */
function openJob({ body, workspace: { jobs }, nowSeconds }: Ask): Job {
  const id = asObject(body['job'], 'job')?.['id']
  if (id === undefined || id === null) return jobs.open(nowSeconds)
  const job = typeof id === 'string' ? jobs.byId(id) : undefined
  if (job === undefined) throw refusal(500, 'server_error', 'There is no such job')
  if (job.closing_at <= nowSeconds) throw refusal(400, 'job_closed', 'The job takes no more items')
  return job
}

/** Does what an item asks for. Returns why it was refused, where it was. */
function work(item: JsonObject, dataType: string, ask: Ask): ApiError | undefined {
  try {
    const methods = works[dataType] ?? {}
    const { method, data } = item
    if (item['data_type'] !== dataType) throw refusal(400, 'parameter_invalid', `data_type must be ${dataType}`)
    if (typeof method !== 'string' || !Object.hasOwn(methods, method)) {
      throw refusal(400, 'parameter_invalid', `method must be one of ${Object.keys(methods).join(', ')}`)
    }
    const body = asObject(data, 'data') ?? {}
    methods[method]?.answer({ ...ask, body, query: noQuery, id: '' })
    return undefined
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    return reason.errors[0] ?? { code: 'server_error', message: 'refused' }
  }
}

function named({ id, workspace }: Ask): Job {
  const job = workspace.jobs.byId(id)
  if (job === undefined) throw noSuch([['id', id]])
  return job
}
