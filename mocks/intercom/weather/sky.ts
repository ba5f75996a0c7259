import type { Fault, Weather } from '../../../contracts/wire/index.ts'
import { type Call, Calls } from './calls.ts'
import { chanceFor, logNormal } from './chance.ts'
import { durationMs, faultName } from './fault.ts'

/** A fault that ends a call in another way than with Intercom's answer. */
export type Disturbance = Exclude<Fault, { fault: 'latency' } | { fault: 'rate-limit' }>

/** What the weather does to one attempt: decided before the request takes effect. */
export interface Forecast {
  call: Call
  delayMs: number
  disturbance: Disturbance | undefined
  /** Names of the faults that hit, for the journal. */
  names: string[]
}

/** A weather in force: decides, for each attempt of each call, which faults hit it. */
export class Sky {
  readonly #weather: Weather
  readonly #sinceMs: number
  readonly #calls = new Calls()
  /** For each fault: how many calls its `on` has matched. */
  readonly #counts = new Map<number, number>()

  constructor(weather: Weather, sinceMs: number) {
    this.#weather = weather
    this.#sinceMs = sinceMs
  }

  /** The tightest rate limit in force, in requests per window. */
  rateLimit(nowMs: number): number | undefined {
    let limit: number | undefined
    for (const fault of this.#weather.faults) {
      if (fault.fault !== 'rate-limit' || !this.#isInForce(fault, nowMs)) continue
      limit = Math.min(limit ?? fault.perWindow, fault.perWindow)
    }
    return limit
  }

  /** `operation` is the method and path of the request; `key` tells its logical call. */
  forecast(operation: string, key: string, nowMs: number): Forecast {
    const call = this.#calls.attempt(key)
    const forecast: Forecast = { call, delayMs: 0, disturbance: undefined, names: [] }
    for (const [index, fault] of this.#weather.faults.entries()) {
      if (fault.fault === 'rate-limit' || !this.#isInForce(fault, nowMs) || !matches(fault.on, operation)) continue
      if (!this.#hits(fault, index, call)) continue
      if (fault.fault === 'latency') forecast.delayMs += this.#latencyMs(fault, index, call)
      else if (forecast.disturbance === undefined) forecast.disturbance = fault
      else continue
      call.hits.set(index, (call.hits.get(index) ?? 0) + 1)
      forecast.names.push(faultName(fault))
    }
    return forecast
  }

  /** To be told when Intercom's answer reached the caller. */
  answered({ call }: Forecast): void {
    this.#calls.answered(call)
  }

  #isInForce({ from, until }: Fault, nowMs: number): boolean {
    const age = nowMs - this.#sinceMs
    return (from === undefined || age >= durationMs(from)) && (until === undefined || age < durationMs(until))
  }

  #hits(fault: Exclude<Fault, { fault: 'rate-limit' }>, index: number, call: Call): boolean {
    const number = call.numbers.get(index) ?? (this.#counts.get(index) ?? 0) + 1
    if (!call.numbers.has(index)) {
      call.numbers.set(index, number)
      this.#counts.set(index, number)
    }
    if (fault.calls !== undefined && !fault.calls.includes(number)) return false
    if (fault.every !== undefined && number % fault.every !== 0) return false
    const attempts = fault.fault === 'latency' ? 'all' : (fault.attempts ?? 1)
    if (attempts !== 'all' && (call.hits.get(index) ?? 0) >= attempts) return false
    if (fault.probability === undefined) return true
    // A fault that may hit all attempts is drawn for each: else an unlucky call would never get through.
    const of = attempts === 'all' ? `hit ${call.attempts}` : 'hit'
    return this.#chance(index, call, of)() < fault.probability
  }

  #latencyMs({ ms }: Extract<Fault, { fault: 'latency' }>, index: number, call: Call): number {
    if (typeof ms === 'number') return ms
    const random = this.#chance(index, call, `latency ${call.attempts}`)
    return 'min' in ms ? ms.min + (ms.max - ms.min) * random() : logNormal(random, ms.median, ms.p99)
  }

  #chance(index: number, call: Call, of: string) {
    return chanceFor(this.#weather.seed ?? 1, `${index} ${of} ${call.earlier} ${call.key}`)
  }
}

function matches(on: string | undefined, operation: string): boolean {
  if (on === undefined || on === '*' || on === operation) return true
  if (!on.includes('{id}')) return false
  const wanted = on.split('/')
  const given = operation.split('/')
  return wanted.length === given.length && wanted.every((part, place) => part === '{id}' || part === given[place])
}
