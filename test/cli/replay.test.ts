import { describe, expect, it } from 'vitest'
import type { CheckOptions } from '../../src/cli/check/check-options.ts'
import { replayCommand } from '../../src/cli/check/replay.ts'
import { type SimulateWords, simulationCommand } from '../../src/cli/simulate-again.ts'

const reached = {
  timeoutMs: 500,
  route: 'router',
  connection: 'web-cloud',
  setting: ['region=eu'],
  header: ['X-Tenant: 7', 'Authorization: Bearer s3cret'],
  env: ['API_TOKEN=s3cret'],
  seed: 3,
} as const
const target = 'http://ada:s3cret@127.0.0.1:9090'

const commands = {
  check: () => replayCommand(target, { ...reached, failOn: 'must' } as unknown as CheckOptions, 'vectors/U2/name'),
  simulate: () =>
    simulationCommand({ ...reached, target, people: 20, hours: 3, weather: 'storm' } as unknown as SimulateWords),
}

describe.each(Object.entries(commands))('the command that repeats a run of %s', (_, command) => {
  it('holds no password', () => {
    expect(command()).not.toContain('s3cret')
  })

  it('reaches the target in the same way', () => {
    for (const word of ['--timeout-ms 500', '--route router', "--header 'X-Tenant: 7'", "--header 'Authorization:…'"])
      expect(command()).toContain(word)
    expect(command()).toMatch(/@127\.0\.0\.1:9090/)
  })

  it('judges the same', () => {
    for (const word of ['--seed 3', '--connection web-cloud', '--setting region=eu']) expect(command()).toContain(word)
  })
})
