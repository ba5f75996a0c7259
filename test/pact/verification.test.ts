import { expect, it } from 'vitest'
import { honestProviders } from './providers/honest.ts'
import { verifyProvider } from './verify-provider.ts'

it.for(honestProviders)('$about keeps its pact', async (provider) => {
  const { results } = await verifyProvider(provider)
  expect(results.length).toBeGreaterThan(10)
  expect(results.filter(({ verdict }) => verdict !== 'verified')).toEqual([])
})
