import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

/** Files that replace modules are `*.apart.test.ts`: what one of them puts in a module's place no other may meet. */
const together = 'test/**/!(*.apart).test.ts'
const apart = 'test/**/*.apart.test.ts'

export default defineConfig({
  test: {
    setupFiles: ['./test/fixed-seed.ts'],
    reporters: ['default', './test/summary-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One worker more than there are cores, since some wait for what they started; vitest would leave a core idle.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // A worker reads the program once, not once for each file.
    projects: [
      { extends: true, test: { name: 'together', include: [together], isolate: false } },
      { extends: true, test: { name: 'apart', include: [apart], isolate: true } },
    ],
  },
})
