import { join } from 'node:path'
import { pactFileIn, readPact, type Verification, type VerifyPactOptions, verifyPact } from '../../src/pact/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import type { Provider } from './providers/provider.ts'

/** The committed pacts. */
export const pactsFolder = join(packageRoot, 'contracts', 'pacts')

/** Verifies the committed pact against an address. */
export function verifyAt(
  url: string,
  { provider, ...options }: Pick<VerifyPactOptions, 'provider'> & Partial<VerifyPactOptions>,
): Promise<Verification> {
  const pact = readPact(pactFileIn(pactsFolder, provider), provider)
  return verifyPact({ pact, provider, url, allowWrites: false, timeoutMs: 10_000, run: 'test', ...options })
}

/** Starts a provider, verifies the committed pact against it, and stops it. */
export async function verifyProvider({ provider, start }: Provider): Promise<Verification> {
  const { url, close } = await start()
  try {
    return await verifyAt(url, { provider })
  } finally {
    await close()
  }
}

/** The interactions of a verdict, by their description alone. */
export const namesOf = ({ results }: Verification, wanted: Verification['results'][number]['verdict']): string[] =>
  results.filter(({ verdict }) => verdict === wanted).map(({ name }) => name.replace(/ \(given .*\)$/, ''))

export const failedOf = (verification: Verification): string[] => namesOf(verification, 'failed')
