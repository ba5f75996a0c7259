import type { Fault, Weather } from '../../contracts/wire/index.ts'
import { usualPolicy } from '../delivery/index.ts'

/** No attempt waits longer for its answer, and no fault may go on longer than the retries of one request, in milliseconds. */
const answersWithinMs = 10_000
const retriesLastMs = 15 * 60_000

/**
 * Why a weather would outlast the retries of a delivery, so that events are lost in it whoever delivers them; `undefined` where it does not.
 * A simulation tells what a target and a delivery do wrong, and such a weather would tell nothing.
 */
export function whyWeatherNeverEnds({ faults }: Weather): string | undefined {
  for (const [place, fault] of faults.entries()) {
    const why = whyFaultNeverEnds(fault)
    if (why !== undefined) return `Fault ${place + 1} ("${fault.fault}") ${why}`
  }
  const hits = faults.map(hitsOf).reduce((sum, one) => sum + one, 0)
  if (hits <= usualPolicy.retriesMax) return undefined
  return `Together its faults can hit one call ${hits} times, and no request is sent again more than ${usualPolicy.retriesMax} times; lower their "attempts".`
}

function whyFaultNeverEnds(fault: Fault): string | undefined {
  const lasts = durationMs(fault.until) - durationMs(fault.from, 0)
  if (lasts <= retriesLastMs) return undefined
  const cure = 'give it an "until" within 15 minutes of its beginning'
  if (fault.fault === 'rate-limit') return fault.perWindow === 0 ? `lets nothing through: ${cure}.` : undefined
  if (fault.fault === 'latency') {
    const least = typeof fault.ms === 'number' ? fault.ms : 'min' in fault.ms ? fault.ms.min : fault.ms.median
    return least < answersWithinMs
      ? undefined
      : `delays answers beyond the ${answersWithinMs} ms that are waited for: ${cure}.`
  }
  const isEndless = fault.attempts === 'all' && (fault.probability ?? 1) > 0.5
  return isEndless ? `hits every attempt of a call, and never ends: ${cure}, or a number of "attempts".` : undefined
}

/** How often a fault can hit one call. One that hits by chance each time is past after a few. */
function hitsOf(fault: Fault): number {
  if (fault.fault === 'latency' || fault.fault === 'rate-limit') return 0
  return fault.attempts === 'all' ? 0 : (fault.attempts ?? 1)
}

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

function durationMs(text: string | undefined, absent = Number.POSITIVE_INFINITY): number {
  const [, count = '0', unit = 'ms'] = /^(\d+)(\D+)$/.exec(text ?? '') ?? []
  return text === undefined ? absent : Number(count) * units[unit as keyof typeof units]
}
