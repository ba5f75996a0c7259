import type { Fault, Weather } from '../../../contracts/wire/index.ts'
import { createRouter } from '../router.ts'
import { routes } from '../routes/index.ts'
import { durationMs } from './fault.ts'

/** What a weather says that cannot be meant, and where, in words that go on behind the name of the place. */
export interface Contradiction {
  path: (string | number)[]
  says: string
}

/** The first fault of a weather that has the right form and still cannot be meant: such a one would silently do something else, or nothing. */
export function contradictionIn({ faults }: Weather): Contradiction | undefined {
  for (const [place, fault] of faults.entries()) {
    const found = inTime(fault) ?? inLatency(fault) ?? inAim(fault)
    if (found !== undefined) return { path: ['faults', place, found.field], says: found.says }
  }
  return undefined
}

type Found = { field: string; says: string } | undefined

function inTime({ from, until }: Fault): Found {
  if (from === undefined || until === undefined || durationMs(from) < durationMs(until)) return undefined
  return { field: 'until', says: `is "${until}", which is no later than "from" (${from}); the fault is never in force` }
}

function inLatency(fault: Fault): Found {
  if (fault.fault !== 'latency' || typeof fault.ms === 'number') return undefined
  const { ms } = fault
  const [low, high, least, most] = 'min' in ms ? ['min', 'max', ms.min, ms.max] : ['median', 'p99', ms.median, ms.p99]
  if (Number(least) <= Number(most)) return undefined
  return { field: 'ms', says: `has a ${low} of ${least} above its ${high} of ${most}` }
}

const wayTo = createRouter(routes)

function inAim(fault: Fault): Found {
  if (fault.fault === 'rate-limit' || fault.on === undefined || fault.on === '*') return undefined
  const [method = '', path = ''] = fault.on.split(' ')
  const way = wayTo(method, path)
  if (way !== undefined && 'route' in way) return undefined
  return { field: 'on', says: `is "${fault.on}", and API 1.4 has no such request; the fault would never hit` }
}
