import type { ConformanceOptions, JudgedTarget } from '../../../src/suite/index.ts'
import { transform } from '../../../src/transformer/index.ts'
import { transform as wrong } from './name-undefined.ts'

const few = { runs: 20, connections: ['server-cloud'] } as const

/** The same four suites for each runner: one that is right, one that is wrong, a stale baseline, and nothing that a case met. */
export function defineSuites(conformance: (target: JudgedTarget, options: ConformanceOptions) => void): void {
  conformance((given) => transform(given), { ...few, rules: 'U2,U3,T7,W1', name: 'right' })
  conformance({ name: 'wrong', transform: wrong }, { ...few, rules: 'U2' })
  const baseline = new URL('stale.yaml', import.meta.url).pathname
  conformance('reference', { ...few, name: 'stale', rules: 'U2', baseline })
  conformance('reference', { ...few, name: 'nothing met', rules: 'W1' })
}
