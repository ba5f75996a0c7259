import { Compile } from 'typebox/compile'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import { isTooDeep } from '../depth.ts'
import { type Fault, type Weather, weatherSchema } from './document.ts'

const check = Compile(weatherSchema)
const kinds = 'latency, rate-limit, status, html, reset-before, reset-after, lost, drip, truncated'

/** A weather that has been checked. Throws a `TypeError` that names the place of the first mistake. */
export function readWeather(document: JsonValue | undefined): Weather {
  if (document === undefined || isTooDeep(document)) throw new TypeError('A weather is an object with a list "faults".')
  if (check.Check(document)) return document
  const [error] = check.Errors(document)
  const place = error?.instancePath || 'its top level'
  throw new TypeError(
    `The weather is not valid at ${place}: ${error?.message ?? 'unknown form'}. A fault is one of ${kinds}, each with its own fields.`,
  )
}

/** The name under which a fault stands in the journal. */
export function faultName(fault: Fault): string {
  if (fault.name !== undefined) return fault.name
  return fault.fault === 'status' ? `status ${fault.status}` : fault.fault
}

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `90s` in milliseconds. */
export function durationMs(text: string): number {
  const [, count = '0', unit = 'ms'] = /^(\d+)(\D+)$/.exec(text) ?? []
  return Number(count) * units[unit as keyof typeof units]
}
