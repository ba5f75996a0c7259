import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { areas } from '../../contracts/rules/index.ts'
import type { PlayedCase, Weather } from '../../contracts/wire/index.ts'
import { type Answer, meaningOf } from '../../src/delivery/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { type Manner, playDelivery, stampedAt } from './played-delivery.ts'

const rules = areas.find(({ name }) => name === 'delivery')?.rules ?? []
const weathers = globSync(join(packageRoot, 'scenarios/weather/*.yaml')).map((file): [string, Weather] => [
  basename(file, '.yaml'),
  parse(readFileSync(file, 'utf8')),
])
const weatherOf = (name: string) => new Map(weathers).get(name) as Weather

/** The rules that a case breaks. */
const brokenBy = (played: PlayedCase) =>
  rules.filter((rule) => rule.judge(played).some(({ findings }) => findings.length > 0)).map(({ id }) => id)

/** A deliverer that is wrong in one way, the rule that finds it, others that it breaks besides, and the weather in which it shows. */
interface Liar extends Manner {
  lie: string
  breaks: string
  also?: string[]
  weather: Weather
}

const alwaysDown: Weather = { faults: [{ fault: 'status', status: 503, on: 'POST /events', attempts: 'all' }] }
const fourTimesDown: Weather = { faults: [{ fault: 'status', status: 503, every: 2, attempts: 4 }] }
const refusing: Weather = { faults: [{ fault: 'status', status: 400, every: 4 }] }

const retriedAlways = (answer: Answer, nowMs: number) => {
  const meaning = meaningOf(answer, nowMs)
  return meaning.kind === 'refused' ? { ...meaning, kind: 'later' as const } : meaning
}
const withoutReset = (answer: Answer, nowMs: number) => {
  const meaning = meaningOf(answer, nowMs)
  return meaning.kind === 'later' ? { kind: meaning.kind, says: meaning.says } : meaning
}

const liars: Liar[] = [
  { lie: 'never tries again', breaks: 'D1', policy: { retriesMax: 0 }, weather: weatherOf('flapping') },
  { lie: 'tries again without end', breaks: 'D1', policy: { retriesMax: 60 }, weather: alwaysDown },
  { lie: 'tries again what was refused', breaks: 'D1', policy: { meaningOf: retriedAlways }, weather: refusing },
  { lie: 'tries again at once', breaks: 'D1', policy: { waitMs: () => 0 }, weather: weatherOf('flapping') },
  {
    lie: 'does not wait for the reset',
    breaks: 'D1',
    policy: { meaningOf: withoutReset },
    weather: { faults: [{ fault: 'rate-limit', perWindow: 4 }] },
  },
  { lie: 'waits the same each time', breaks: 'D1.backoff', policy: { waitMs: () => 2000 }, weather: fourTimesDown },
  {
    lie: 'lets others of the same person go first while one waits',
    breaks: 'D2',
    policy: { keysOf: () => [] },
    weather: weatherOf('flapping'),
  },
  {
    lie: 'lets everybody wait behind one',
    breaks: 'D2.others',
    policy: { keysOf: () => ['all'] },
    weather: weatherOf('flapping'),
  },
  {
    lie: 'stamps each try of an event anew',
    breaks: 'D4',
    also: ['D1', 'D3'],
    sends: stampedAt,
    weather: weatherOf('lost-answers'),
  },
  {
    lie: 'forgets at a stop what was under way',
    breaks: 'D3',
    also: ['D1'],
    remembers: () => [],
    weather: weatherOf('flapping'),
  },
  { lie: 'gives up without a word', breaks: 'D3', reason: '', weather: refusing },
]

describe('the delivery', () => {
  it.for([...weathers, ['always down', alwaysDown], ['four times down', fourTimesDown], ['refusing', refusing]] as [
    string,
    Weather,
  ][])('keeps every rule of delivery in the weather "%s"', ([, weather]) => {
    const played = playDelivery(weather)
    expect(brokenBy(played)).toEqual([])
    expect(played.exchanges.every(({ delivered }) => delivered.length > 0)).toBe(true)
  })

  it('meets every rule of delivery', () => {
    const played = [fourTimesDown, weatherOf('storm'), weatherOf('lost-answers')].map((weather) =>
      playDelivery(weather),
    )
    expect(rules.filter((rule) => played.every((one) => rule.judge(one).length === 0)).map(({ id }) => id)).toEqual([])
  })
})

describe('liars about delivery', () => {
  it.for(liars.map((liar) => [liar.lie, liar] as const))('caught, by the rule that is broken: %s', ([, liar]) => {
    expect(brokenBy(playDelivery(liar.weather, liar)).toSorted()).toEqual(
      [liar.breaks, ...(liar.also ?? [])].toSorted(),
    )
  })

  it('break every rule of delivery', () => {
    expect(rules.map(({ id }) => id).filter((id) => !liars.some(({ breaks }) => breaks === id))).toEqual([])
  })
})
