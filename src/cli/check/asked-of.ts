import type { Connection, JsonValue } from '../../../contracts/wire/index.ts'
import { type Case, digestOfCases, type FixedSettings } from '../../runner/index.ts'
import { type CheckOptions, readSuites } from './check-options.ts'

/** What was decided of a run beyond its options. */
interface Decided {
  wanted: readonly Connection[]
  fixed: FixedSettings | undefined
  /** The written cases of the whole run. */
  cases: readonly Case[]
  runs: number
}

/** All that decides what a run plays and how, by option: shards of one run agree in it. */
export function askedOf(options: CheckOptions, { wanted, fixed, cases, runs }: Decided): Record<string, JsonValue> {
  const { suite, rules, scenarios, route, batch, browser, delivery } = options
  return {
    '--connection': [...wanted],
    '--rules': rules ?? null,
    '--suite': [...readSuites(suite)],
    '--runs': runs,
    '--scenarios': scenarios ?? null,
    '--setting': fixed ?? {},
    '--route': route ?? null,
    '--batch': batch ?? null,
    '--browser': browser ?? null,
    '--delivery': delivery ?? null,
    'the written cases': `${cases.length}, SHA-256 ${digestOfCases(cases)}`,
  }
}
