import type { Fault } from '../../../contracts/wire/index.ts'

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
