import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connections } from '../../contracts/wire/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { createGround } from '../../src/simulation/index.ts'
import { reference } from '../../src/targets/index.ts'
import { liar, weatherNamed } from '../simulation/simulated.ts'
import { type Soak, seedOfCommit, soakSeed } from './soak.ts'
import { readWords } from './words.ts'

/** The seed of today: of the commit that is tested, else a fixed one. */
function seedOfToday(): number {
  const named = process.env['SOAK_SEED']
  if (named !== undefined && /^\d{1,9}$/.test(named)) return Number(named)
  try {
    return seedOfCommit(
      execFileSync('git', ['rev-parse', 'HEAD'], { cwd: packageRoot, encoding: 'utf8', stdio: 'pipe' }),
    )
  } catch {
    return 7
  }
}

const soak = async (target: Soak['target'] = reference): Promise<Soak> => ({
  target,
  ground: createGround(),
  connections,
  people: 30,
  hours: 24,
  weathers: ['storm', 'rate-limited', 'lost-answers'].map((name) => ({ name, weather: weatherNamed(name) })),
  folder: join(await mkdtemp(join(tmpdir(), 'soak-')), 'findings'),
})

describe('a short soak', () => {
  const seed = seedOfToday()

  it(`finds nothing, from seed ${seed} on`, async () => {
    for (const one of [seed, seed + 1, seed + 2]) {
      const { report } = await soakSeed(await soak(), one)
      expect(report.findings, `SOAK_SEED=${one}`).toEqual([])
    }
  })

  it('takes another seed from another commit', () => {
    expect(seedOfCommit('3e7d447aaaa')).toBe(0x3e7d447)
  })

  it('keeps what it finds as a scenario file', async () => {
    const target = liar((input, honest) =>
      input.event['event'] === 'Checkout Started' ? { kind: 'dropped', reason: 'not this one' } : honest(input),
    )
    const { files } = await soakSeed(await soak(target), 3)
    expect(files.map((file) => file.split('/').at(-1))).toEqual(['3-storm-end-state.yaml'])
    expect(readFileSync(files[0] as string, 'utf8')).toMatch(
      /^# end-state, found by: simulate --people 30 .*--seed 3 --weather storm\nabout: /,
    )
  })
})

describe('the words of a soak', () => {
  it.for([
    [['--seeds', 'ten'], '"--seeds ten" is no whole number'],
    [['--seeds', '0'], '"--seeds 0" is no whole number from 1'],
    [['--first', 'x'], 'is no whole number'],
    [['--people', '1.5'], 'is no whole number'],
    [['--hours', ''], 'is no whole number'],
    [['--shard', '3/2'], 'names no part'],
    [['--weather', 'storm,strom'], 'There is no weather "strom"'],
    [['--seed', '3'], "Unknown option '--seed'"],
  ] as const)('are refused where they are none: %j', ([words, says]) => {
    expect(() => readWords(words)).toThrow(says)
  })

  it('go on for ever unless they say how many seeds', () => {
    expect(readWords([])).toMatchObject({ first: 1, last: Number.POSITIVE_INFINITY, people: 40, hours: 24 })
    expect(readWords(['--first', '5', '--seeds', '3'])).toMatchObject({ first: 5, last: 8 })
  })
})
