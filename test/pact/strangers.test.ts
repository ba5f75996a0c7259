import { expect, it } from 'vitest'
import { strangeTransformers } from './providers/strange-transformers.ts'
import { verifyProvider } from './verify-provider.ts'

it.for(strangeTransformers)('$about keeps the pact of a transformer', async (stranger) => {
  const { results } = await verifyProvider(stranger)
  const broken = results.filter(({ verdict }) => !['verified', 'noted'].includes(verdict))
  expect(broken).toEqual([])
  expect(results.filter(({ verdict }) => verdict === 'noted').length).toBeLessThanOrEqual(1)
})
