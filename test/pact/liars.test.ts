import { describe, expect, it } from 'vitest'
import { lyingIntercoms } from './providers/lying-intercoms.ts'
import { lyingTransformers } from './providers/lying-transformers.ts'
import { failedOf, verifyProvider } from './verify-provider.ts'

describe('a provider that lies', () => {
  it('comes in ten kinds', () => {
    expect([...lyingIntercoms, ...lyingTransformers]).toHaveLength(10)
  })

  it.for([...lyingIntercoms, ...lyingTransformers])(
    'and $about is caught, by the name of the interaction',
    async (liar) => {
      const verification = await verifyProvider(liar)
      expect(failedOf(verification).toSorted()).toEqual(liar.breaks.toSorted())
      for (const { verdict, says } of verification.results)
        if (verdict === 'failed')
          expect([says.length > 1, says.at(-1)]).toEqual([true, expect.stringMatching(/^it answered \d{3} ./)])
    },
  )
})
