import type { Invariant } from './watcher.ts'

/** D3. Counted here, beside what the delivery counts. */
export const accounting: Invariant = {
  name: 'accounting',
  says: 'Every accepted event ends once: delivered, dropped or aborted.',
  watch(tell) {
    return {
      ended(ending, deed, at) {
        if (deed !== undefined) return
        tell({ at, people: [], says: `The event ${ending.id} ended as ${ending.kind}, and had ended before.` })
      },
      over({ at, open }) {
        for (const { id, person, at: since } of open) {
          const hours = Math.floor((at - since) / 3_600_000)
          tell({ at, people: [person.number], says: `The event ${id} was accepted ${hours} h ago, and has no end.` })
        }
      },
    }
  },
}
