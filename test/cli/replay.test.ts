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

describe('the command that repeats a case of a saved run', () => {
  const saved = { ...reached, from: 'run.jsonl', failOn: 'must', header: [], env: [] } as unknown as CheckOptions
  const again = (name: string, caseId: string) => replayCommand(name, saved, caseId)

  it('asks the target again, where its name says how to reach it', () => {
    expect(again('reference', 'vectors/U2/name')).toContain('check reference --case vectors/U2/name')
    expect(again('http://127.0.0.1:9090', 'vectors/U2/name')).toContain('check http://127.0.0.1:9090 --case')
  })

  it('reads the history again for a module, a command or a simulation, of which it knows a name alone', () => {
    expect(again('my adapter', 'vectors/U2/name')).toContain('check --from run.jsonl --case vectors/U2/name')
    expect(again('reference', 'simulation/1')).toContain('check --from run.jsonl --case simulation/1')
  })

  it('names exactly that case, also a smaller one, and no option that does nothing for a saved run', () => {
    const command = again('my adapter', 'properties/events@1:96:2:0')
    expect(command).toContain('--case properties/events@1:96:2:0')
    expect(command).not.toMatch(/--setting|--route|--timeout-ms/)
  })
})
