import { defineConfig } from 'vitest/config'

/** Files that replace modules: what one of them puts in a module's place no other may meet. */
const apart = 'test/**/*.apart.test.ts'

export default defineConfig({
  test: {
    setupFiles: ['./test/fixed-seed.ts'],
    reporters: ['default', './test/summary-reporter.ts'],
    testTimeout: 60_000,
    // Every core has a worker; of two, vitest would leave one idle.
    maxWorkers: '100%',
    // A worker reads the program once, not once for each file.
    projects: [
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [apart], isolate: false } },
      { extends: true, test: { name: 'apart', include: [apart], isolate: true } },
    ],
  },
})
