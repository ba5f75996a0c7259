import fc from 'fast-check'
import { runs } from './depth.ts'

// The same values on each run, so that a change is green or red by itself. `FC_SEED=7 npm test` looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 1), numRuns: runs(100) })
