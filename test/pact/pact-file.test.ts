import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pactFileIn, readPact } from '../../src/pact/index.ts'
import { pactsFolder } from './verify-provider.ts'

const interaction = (description: string, ...states: string[]) => ({
  type: 'Synchronous/HTTP',
  description,
  providerStates: states.map((name) => ({ name })),
  request: { method: 'POST', path: '/users' },
  response: { status: 200 },
})

/** Reads a pact that is written for one test. */
function read(pact: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'pact-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'pact.json')
  writeFileSync(file, JSON.stringify(pact, null, 2))
  return readPact(file, 'transformer')
}

const parties = { consumer: { name: 'rudder-server' }, provider: { name: 'intercom-transformer' } }

describe('a pact', () => {
  it('may use one description under several states', () => {
    const interactions = [interaction('a', 'x'), interaction('a', 'y'), interaction('a')]
    expect(read({ ...parties, interactions }).interactions).toHaveLength(3)
  })

  it('is refused where a description and its states stand twice: Pact itself would silently drop the first', () => {
    const interactions = [interaction('a', 'x', 'y'), interaction('b'), interaction('a', 'x', 'y')]
    expect(() => read({ ...parties, interactions })).toThrow('Two interactions are called "a (given x and y)".')
  })

  it('is refused with the place of the mistake', () => {
    const interactions = [{ ...interaction('a'), type: 'Asynchronous/Messages' }]
    expect(() => read({ ...parties, interactions })).toThrow(/pact\.json:10:\d+: .*interactions/)
    expect(() => read({ ...parties, interactions: [] })).toThrow(/pact\.json:\d+:\d+: .*interactions/)
  })

  it('is refused where it binds somebody else', () => {
    const file = pactFileIn(pactsFolder, 'intercom-api')
    expect(() => readPact(file, 'transformer')).toThrow(
      'This is a pact with "intercom-api-1.4", and not with "intercom-transformer".',
    )
  })
})
