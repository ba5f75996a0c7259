import { describe, expect, it } from 'vitest'
import type { Fault, Weather } from '../../contracts/wire/index.ts'
import { weatherNames } from '../../src/runner/index.ts'
import { whyWeatherNeverEnds } from '../../src/simulation/index.ts'
import { brokenIn, simulated, weatherNamed } from './simulated.ts'

describe('each weather that comes along', () => {
  it.for(weatherNames())('%s ends, loses nothing, and leaves what fair weather leaves', async (weatherName) => {
    expect(whyWeatherNeverEnds(weatherNamed(weatherName))).toBeUndefined()
    const report = await simulated({ weatherName, seed: 11 })
    expect({ broken: brokenIn(report), aborted: report.counts.aborted }).toEqual({ broken: [], aborted: 0 })
  })
})

describe('a tight rate limit', () => {
  it('is felt when all open their news at once, and nothing is lost in it', async () => {
    const { counts, ...report } = await simulated({ weatherName: 'rate-limited', people: 300 })
    expect(counts.limited).toBeGreaterThan(0)
    expect(report.findings).toEqual([])
  })
})

describe('twenty seeds in a storm', () => {
  it('lose nothing', async () => {
    const seeds = Array.from({ length: 20 }, (_, index) => 100 + index)
    let retries = 0
    for (const seed of seeds) {
      const { counts, ...report } = await simulated({ weatherName: 'storm', seed, people: 20 })
      expect({ seed, broken: report.findings, lost: counts.accepted - counts.delivered - counts.dropped }).toEqual({
        seed,
        broken: [],
        lost: 0,
      })
      retries += counts.retries
    }
    expect(retries).toBeGreaterThan(seeds.length * 20)
  })
})

describe('a weather that outlasts every retry', () => {
  const said = (...faults: Fault[]) => whyWeatherNeverEnds({ faults } satisfies Weather)

  it('is told, with the fault and what to do', () => {
    expect(said({ fault: 'lost' }, { fault: 'status', status: 503, attempts: 'all' })).toBe(
      'Fault 2 ("status") hits every attempt of a call, and never ends: give it an "until" within 15 minutes of its beginning, or a number of "attempts".',
    )
    expect(said({ fault: 'rate-limit', perWindow: 0 })).toContain('lets nothing through')
    expect(said({ fault: 'latency', ms: 11_000 })).toContain('delays answers')
    expect(said({ fault: 'reset-before', attempts: 9 }, { fault: 'html', attempts: 9 })).toContain('18 times')
    expect(said({ fault: 'html', from: '1h', until: '3h', attempts: 'all' })).toContain('"until"')
  })

  it('is none where it ends, or lets calls through by chance', () => {
    expect(said({ fault: 'html', from: '1h', until: '70m', attempts: 'all' })).toBeUndefined()
    expect(said({ fault: 'status', status: 500, attempts: 'all', probability: 0.3 })).toBeUndefined()
    expect(said({ fault: 'rate-limit', perWindow: 1 }, { fault: 'latency', ms: 9000 })).toBeUndefined()
  })
})
