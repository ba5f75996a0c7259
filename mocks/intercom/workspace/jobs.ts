import type { Ids } from './ids.ts'
import type { Job } from './job.ts'

/** A job takes items for about a quarter of an hour (API page "Bulk"). */
const openSeconds = 15 * 60
/** Jobs that a workspace remembers. */
const jobsMax = 100

/** The bulk jobs of a workspace: the last hundred. */
export class Jobs {
  readonly #ids: Ids
  readonly #all = new Map<string, Job>()

  constructor(ids: Ids) {
    this.#ids = ids
  }

  byId(id: string): Job | undefined {
    return this.#all.get(id)
  }

  open(nowSeconds: number): Job {
    const job: Job = {
      id: this.nextId('job'),
      created_at: nowSeconds,
      closing_at: nowSeconds + openSeconds,
      updated_at: nowSeconds,
      tasks: [],
      failed: [],
    }
    this.#all.set(job.id, job)
    const [oldest] = this.#all.keys()
    if (this.#all.size > jobsMax && oldest !== undefined) this.#all.delete(oldest)
    return job
  }

  nextId(kind: 'job' | 'task' | 'item'): string {
    return `${kind}_${this.#ids.nextNumber()}`
  }
}
