import { describe, expect, it } from 'vitest'
import { chameleonOf } from './index.ts'
import { generated, redOf, runs, timeout, written } from './judge.ts'

describe('strangers without habits, who combine the freedoms by number', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1)

  it('keep every rule over the written cases', async () => {
    expect(await redOf(chameleonOf(1), written)).toEqual([])
  })

  it('keep every rule over generated events, their variants and journeys', { timeout }, async () => {
    for (const number of numbers) {
      const cases = generated(Math.ceil(runs / numbers.length), number)
      expect(await redOf(chameleonOf(number), cases), `chameleon ${number}`).toEqual([])
    }
  })
})
