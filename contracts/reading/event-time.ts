import type { Event } from '../wire/index.ts'
import { field } from './fields.ts'
import { once } from './once.ts'
import { readTime, type TimeReading } from './time.ts'

/** Which times the contract lets an implementation take as an event's own: none at all only where `none` says so. */
export interface EventTimeReading {
  accepted: TimeReading[]
  none: boolean
}

/**
 * The first usable of `timestamp` and `originalTimestamp` (T2). A number may count as none, and so may what U3 leaves
 * open: the next place is then accepted as well.
 */
export const readEventTime = once((event: Event): EventTimeReading => {
  const accepted: TimeReading[] = []
  for (const value of [field(event, 'timestamp'), field(event, 'originalTimestamp')]) {
    const reading = readTime(value)
    if (reading.kind === 'none') continue
    accepted.push(reading)
    if (reading.kind === 'time' && reading.form !== 'number') {
      return { accepted, none: accepted.some(({ kind }) => kind === 'open') }
    }
  }
  return { accepted, none: true }
})
