import { readFileSync } from 'node:fs'
import { generatedFiles } from '../../contracts/generate/generated-files.ts'
import { testTrials } from './court-of-tests.ts'
import type { Trial } from './trial.ts'

/**
 * The few trials of what is said when the rules are defined: ids, levels, connections. They need little code, and are asked first
 * where all of it has to be loaded anew.
 */
export async function wordTrials(): Promise<Trial[]> {
  const fresh = [...generatedFiles()].map(([path, text]) => ({
    name: `${path} is fresh`,
    complaint: async () => (readFileSync(path, 'utf8') === text ? undefined : 'it is stale'),
  }))
  return [...fresh, ...(await testTrials('test/contracts/rules.test.ts'))]
}
