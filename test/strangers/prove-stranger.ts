import { describe, expect, it } from 'vitest'
import type { Stranger } from './index.ts'
import { generated, redOf, runs, timeout, written } from './judge.ts'

/** Tests that a stranger is found right, over the written cases and over many generated ones. */
export function proveStranger(stranger: Stranger): void {
  describe(`the stranger "${stranger.name}"`, () => {
    it('keeps every rule over the written cases', async () => {
      expect(await redOf(stranger, written)).toEqual([])
    })

    it('keeps every rule over generated events, their variants and journeys', { timeout }, async () => {
      expect(await redOf(stranger, generated(runs))).toEqual([])
    })
  })
}
