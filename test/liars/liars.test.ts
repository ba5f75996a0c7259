import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { liars } from './index.ts'
import { type Exposure, expose } from './judge.ts'

const all = Object.values(liars).flat()
const depth = { seed: 1, runs: 0 }

describe.for(Object.entries(liars))('liars about %s', ([, some]) => {
  const exposed = new Map<string, Exposure>()

  beforeAll(async () => {
    for (const liar of some) exposed.set(liar.lie, await expose(liar, depth))
  })

  it.for(some.map((liar) => [liar.lie, liar] as const))('caught: %s', ([, { lie, breaks }]) => {
    const { isCaught, exitCode } = exposed.get(lie) as Exposure
    expect({ [breaks]: isCaught, exitCode }).toEqual({ [breaks]: true, exitCode: 1 })
  })

  it('break each the rules that are listed here, and no others', () => {
    const broken = some.map(({ lie, breaks }) => {
      const collateral = exposed.get(lie)?.collateral ?? []
      return `${breaks}: ${lie}${collateral.length === 0 ? '' : ` · also ${collateral.join(' ')}`}`
    })
    expect(`\n${broken.join('\n')}\n`).toMatchSnapshot()
  })
})

describe('liars', () => {
  it('tell each another lie', () => {
    expect(new Set(all.map(({ lie }) => lie)).size).toBe(all.length)
  })

  it('break every rule that is judged', () => {
    const judged = rules.filter(({ level }) => level === 'must' || level === 'should').map(({ id }) => id)
    const broken = new Set(all.map(({ breaks }) => breaks))
    expect(judged.filter((id) => !broken.has(id))).toEqual([])
  })
})
