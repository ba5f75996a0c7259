import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../../../contracts/wire/index.ts'
import type { TargetOptions } from '../target-options.ts'
import type { Job } from './compose.ts'
import { BadReply } from './misfortune.ts'

/** What an answer has for one event: its items, or the fault for which they cannot be told; a fault follows the word "it". */
export type Share = { items: JsonObject[] } | { fault: string }

/** An item, and the jobs that its metadata names; undefined where a piece of metadata names none. */
interface Named {
  item: JsonObject
  metadata: JsonValue[]
  jobs: (Job | undefined)[]
}

/**
 * Gives each event its items, known by the metadata that comes back with them. On the processor route items stand in the order of the
 * events; on the router route in any. A `BadReply` where each event has its own, and there are others beside.
 */
export function shareItems(items: readonly JsonValue[], jobs: readonly Job[], route: TargetOptions['route']): Share[] {
  const byId = new Map(jobs.map((job) => [String(job.metadata.jobId), job]))
  const named = items.map((item) => nameOf(item, byId))
  const lost = named.find(({ jobs: own }) => own.length === 0 || own.includes(undefined))
  const displaced = route === 'processor' ? displacedIn(named, jobs) : new Set<Job>()
  const byJob = Map.groupBy(
    named.flatMap((one) => one.jobs.map((job) => ({ job, one }))),
    ({ job }) => job,
  )
  const shares = jobs.map((job): Share => {
    const own = (byJob.get(job) ?? []).map(({ one }) => one)
    if (own.length === 0) return { fault: `gave no item for it${lost === undefined ? '' : `, and ${saysLost(lost)}`}` }
    const fault = faultOf(own, job) ?? (displaced.has(job) ? 'gave its item in the place of another' : undefined)
    return fault === undefined ? { items: own.map(({ item }) => item) } : { fault }
  })
  if (lost !== undefined && shares.every((share) => !('fault' in share))) throw new BadReply(saysLost(lost))
  return shares
}

function nameOf(item: JsonValue, byId: ReadonlyMap<string, Job>): Named {
  if (!isJsonObject(item)) throw new BadReply('gave an item that is no object')
  const told = item['metadata'] ?? []
  const metadata = Array.isArray(told) ? told : [told]
  return { item, metadata, jobs: metadata.map((one) => byId.get(idIn(one))) }
}

const idIn = (metadata: JsonValue): string => {
  const id = isJsonObject(metadata) ? metadata['jobId'] : undefined
  return typeof id === 'number' || typeof id === 'string' ? String(id) : ''
}

function saysLost({ metadata, jobs }: Named): string {
  const id = metadata.map(idIn).find((one, index) => one !== '' && jobs[index] === undefined)
  return id === undefined
    ? 'gave an item without the metadata of its event'
    : `gave an item for a job that was not asked for (jobId ${id.slice(0, 40)})`
}

/** No event is answered by so many items, and each is held against each. */
const itemsMax = 100

/** Why items that name an event cannot be taken for its own. */
function faultOf(own: readonly Named[], { metadata: given }: Job): string | undefined {
  if (own.length > itemsMax) return `gave ${own.length} items for it`
  if (own.some(({ metadata }) => metadata.length > 1)) return 'gave one item for several events'
  for (const { metadata } of own) {
    const back = metadata[0]
    if (!isJsonObject(back)) continue
    const changed = Object.keys(given).find(
      (key) => key !== 'jobId' && Object.hasOwn(back, key) && !sameJson(back[key], given[key]),
    )
    if (changed !== undefined) return `gave its item back with a changed "${changed}" in the metadata`
  }
  return own.some(({ item }, index) => own.slice(0, index).some((earlier) => sameJson(earlier.item, item)))
    ? 'gave the same item for it twice'
    : undefined
}

/** Events of which an item stands behind one of a later event. */
function displacedIn(named: readonly Named[], jobs: readonly Job[]): Set<Job> {
  const places = new Map(jobs.map((job, index) => [job, index]))
  const displaced = new Set<Job>()
  let furthest = -1
  for (const job of named.flatMap((one) => one.jobs)) {
    const place = job === undefined ? undefined : places.get(job)
    if (job === undefined || place === undefined) continue
    if (place < furthest) displaced.add(job)
    furthest = Math.max(furthest, place)
  }
  return displaced
}
