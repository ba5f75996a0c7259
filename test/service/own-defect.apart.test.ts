import { afterEach, describe, expect, it, vi } from 'vitest'
import { ada, closeAll, item, openService } from './opened.ts'

vi.mock('../../src/transformer/index.ts', async (load) => {
  const real = await load<typeof import('../../src/transformer/index.ts')>()
  const transform: typeof real.transform = (input) => {
    if (input.event['userId'] === 'breaks') throw new Error('at transform (secret.ts:1) tok_secret')
    return real.transform(input)
  }
  return { ...real, transform }
})

afterEach(closeAll)

describe('a transformer that breaks over an event', () => {
  it('costs that event alone, and nothing of it is told', async () => {
    const { post } = await openService()
    const response = await post('/v0/destinations/intercom', [item(ada), item({ ...ada, userId: 'breaks' }), item(ada)])
    const items = (await response.json()) as { statusCode: number; error?: string }[]
    expect(items.map(({ statusCode }) => statusCode)).toEqual([200, 500, 200])
    expect(items[1]).toMatchObject({ error: expect.stringMatching(/./), statTags: { errorCategory: 'transformation' } })
    expect(JSON.stringify(items)).not.toContain('secret')
  })
})
