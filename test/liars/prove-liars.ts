import { beforeAll, describe, expect, it } from 'vitest'
import { type Catch, catchGenerated, type Exposure, expose } from './judge.ts'
import type { Liar } from './liar.ts'

const depth = { seed: 1, runs: 2000 }

/**
 * Tests that each liar is caught by the rule that it breaks, over the written cases and over generated ones alone, fails its run, and
 * breaks of the other rules only those listed.
 */
export function proveLiars(about: string, liars: readonly Liar[]): void {
  describe(`liars about ${about}`, () => {
    const exposed = new Map<string, Exposure>()
    const caught = new Map<string, Catch | undefined>()

    beforeAll(async () => {
      for (const liar of liars) {
        exposed.set(liar.lie, await expose(liar))
        caught.set(liar.lie, await catchGenerated(liar, depth))
      }
    }, 300_000)

    it.for(liars.map((liar) => [liar.lie, liar] as const))('caught: %s', ([, { lie, breaks }]) => {
      const { isCaught, exitCode } = exposed.get(lie) as Exposure
      expect({ [breaks]: isCaught, exitCode }).toEqual({ [breaks]: true, exitCode: 1 })
    })

    it.for(liars.map((liar) => [liar.lie, liar] as const))('caught by generated cases alone: %s', ([, { lie }]) => {
      expect(caught.get(lie)?.caseId).toMatch(/^(properties|sequences)\//)
    })

    it('break each the rules that are listed here, and no others', () => {
      const broken = liars.map(({ lie, breaks }) => {
        const collateral = exposed.get(lie)?.collateral ?? []
        return `${breaks}: ${lie}${collateral.length === 0 ? '' : ` · also ${collateral.join(' ')}`}`
      })
      expect(`\n${broken.join('\n')}\n`).toMatchSnapshot()
    })
  })
}
