import { describe, expect, it } from 'vitest'
import { areaOf, rules } from '../../contracts/rules/index.ts'
import { isCloud } from '../../contracts/wire/index.ts'
import { mustOnlyStranger } from './index.ts'
import { generated, redOf, runs, timeout, written } from './judge.ts'

/** The should lines that the stranger breaks on purpose: those alone may turn red, and all of them have to. */
const brokenOnPurpose = [
  ...['S1.name', 'G4.agent', 'G5.fields', 'G9.field', 'I1.text', 'I5.whole'],
  ...['U3.zone', 'U3.number', 'U4.both', 'U6', 'U7.more', 'U8', 'U9.text', 'U9.alias', 'U11.fields', 'U12.text'],
  ...['U13.sources', 'T2.name', 'T2.zone', 'T6.keys', 'T6.dates', 'C1.text', 'C2.fields', 'C2.keys', 'C5.source'],
]

/** Lines that compare one journey over two connections, or that ask how a target delivers: it does not. */
const ofOthers = ['journeys', 'delivery']

describe('the stranger "must only"', () => {
  it('breaks the should lines that it breaks on purpose, and no other line', async () => {
    const red = await redOf(mustOnlyStranger, written)
    expect(red.map(({ id }) => id)).toEqual(brokenOnPurpose)
  })

  it('breaks every should line of cloud mode that there is', () => {
    const should = rules.filter(({ level, connections }) => level === 'should' && connections.some(isCloud))
    expect(should.filter((rule) => !ofOthers.includes(areaOf(rule))).map(({ id }) => id)).toEqual(brokenOnPurpose)
  })

  it('keeps every must line over generated events, their variants and journeys', { timeout }, async () => {
    const must = rules.filter(({ level }) => level === 'must')
    expect(await redOf(mustOnlyStranger, generated(runs), must)).toEqual([])
  })
})
