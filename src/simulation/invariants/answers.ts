import type { Invariant } from './watcher.ts'

/** Told by the run itself, which is what asks. */
export const answers: Invariant = {
  name: 'answers',
  says: 'The target answers every event.',
  watch: () => ({}),
}
