import { describe, expect, it } from 'vitest'
import { type Connection, cloudConnections } from '../../contracts/wire/index.ts'
import { prepare } from '../../src/suite/index.ts'
import { reference, type TargetInput } from '../../src/targets/index.ts'

const around = { again: 'again', env: {}, today: '2026-03-04', nowMs: () => 0 }

describe('the connections of a suite', () => {
  it('are all that the target is asked over, also by people with devices on several', async () => {
    const asked = new Set<Connection>()
    const target = {
      name: 'listening',
      connections: cloudConnections,
      transform(input: TargetInput) {
        asked.add(input.connection)
        return reference.transform(input)
      },
    }
    await prepare(target, { connections: ['web-cloud'], suites: ['scenarios'], rules: 'U2' }, around).run()
    expect([...asked]).toEqual(['web-cloud'])
  })
})

describe('what a function leaves out', () => {
  it('may be said in the words of a module', async () => {
    const skipping = () => ({ skipped: true as const, message: 'only on Tuesdays' })
    const { report } = await prepare(skipping, { suites: ['vectors'], rules: 'U2' }, around).run()
    expect(report.summary.errored).toBe(0)
    expect(report.summary.leftOut).toMatchObject([{ reason: 'only on Tuesdays' }])
  })
})

describe('the name of a suite', () => {
  it('holds no password of the address that is judged', () => {
    expect(prepare('http://ada:s3cret@127.0.0.1:9090', {}, around).name).not.toMatch(/ada|s3cret/)
  })
})
