import { expect, it } from 'vitest'
import { strangeTransformers } from './providers/strange-transformers.ts'
import { verifyProvider } from './verify-provider.ts'

/** What is pending in the pact, since the contract does not ask it of everybody. */
const notAskedOfAll = [
  'a track event has its time in seconds, as created_at',
  'the router answers a track event with one bare request',
]

it.for(strangeTransformers)('$about keeps the pact of a transformer', async (stranger) => {
  const { results } = await verifyProvider(stranger)
  const others = results.filter(({ verdict }) => verdict !== 'verified')
  expect(others.filter(({ name, verdict }) => verdict !== 'noted' || !notAskedOfAll.includes(name))).toEqual([])
})
