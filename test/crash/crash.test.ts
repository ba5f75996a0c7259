import { describe, expect, it } from 'vitest'
import type { Weather } from '../../contracts/wire/index.ts'
import { crash } from './crash.ts'

describe('a process that delivers', () => {
  it('is killed twenty times, and nothing is lost, and nothing twice', async () => {
    const { accounting, lost, twice } = await crash({ kills: 20, seed: 1 })
    expect({ lost, twice }).toEqual({ lost: [], twice: [] })
    expect(accounting).toMatchObject({ delivered: accounting.accepted, aborted: 0, underWay: 0 })
    expect(accounting.accepted).toBeGreaterThan(20)
  }, 300_000)

  it('is caught where it forgets at a stop what was under way', async () => {
    const { lost } = await crash({ kills: 3, seed: 1, lie: 'forgets what was under way' })
    expect(lost.length).toBeGreaterThan(0)
  }, 300_000)

  it('is caught where it stamps each try of an event anew', async () => {
    const weather: Weather = { faults: [{ fault: 'reset-after', on: 'POST /events', every: 2 }] }
    const { twice } = await crash({ kills: 3, seed: 1, lie: 'stamps each try anew', weather })
    expect(twice.length).toBeGreaterThan(0)
  }, 300_000)
})
