import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { isCloud } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { loadCases } from '../../src/runner/index.ts'
import type { Liar } from './liar.ts'
import { deviceLiars } from './on-device.ts'

const cases = loadCases({ folder: process.cwd() }).filter(
  ({ connection, suite }) => !isCloud(connection) && suite === 'vectors',
)

/** The rules that turn red on a liar, over the vectors of devices: what a liar does to scenarios changes with each new one. */
async function redOf({ target }: Liar): Promise<string[]> {
  const report = await check({ target, rules, cases, seed: 1, failOn: 'should', replay: (id) => id })
  return report.rules.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored').map(({ id }) => id)
}

describe.each(Object.entries(deviceLiars))('liars on %s', (_, liars) => {
  it('are caught, and break of the other rules only those that are listed here', async () => {
    const broken: string[] = []
    for (const liar of liars) {
      const red = await redOf(liar)
      const also = red.filter((id) => id !== liar.breaks)
      const end = red.includes(liar.breaks) ? '' : ' · NOT CAUGHT'
      broken.push(`${liar.breaks}: ${liar.lie}${end}${also.length === 0 ? '' : ` · also ${also.join(' ')}`}`)
    }
    expect(broken.filter((line) => line.includes('NOT CAUGHT'))).toEqual([])
    expect(`\n${broken.join('\n')}\n`).toMatchSnapshot()
  }, 300_000)
})
