import { join } from 'node:path'
import { pactFileIn, readPact, type Verification, verifyPact } from '../../src/pact/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import type { Provider } from './providers/provider.ts'

/** The committed pacts. */
export const pactsFolder = join(packageRoot, 'contracts', 'pacts')

/** Starts a provider, verifies the committed pact against it, and stops it. */
export async function verifyProvider({ provider, start }: Provider, run = 'test'): Promise<Verification> {
  const { url, close } = await start()
  try {
    const pact = readPact(pactFileIn(pactsFolder, provider), provider)
    return await verifyPact({ provider, pact, url, allowWrites: false, timeoutMs: 10_000, run })
  } finally {
    await close()
  }
}

/** The interactions that failed, by their description alone. */
export const failedOf = ({ results }: Verification): string[] =>
  results.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name.replace(/ \(given .*\)$/, ''))
