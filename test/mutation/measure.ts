import type { MutantResult } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import { loadCases } from '../../src/runner/index.ts'
import { seenIn } from './court-of-liars.ts'
import { passOn } from './seen-liars.ts'

/** What every measurement needs once: the case in which each liar is seen. */
export async function prepare(): Promise<void> {
  passOn(await seenIn(loadCases({ folder: process.cwd() })))
}

/** Has Stryker mutate the source files that a pattern finds, and try each mutant on the court. */
export function measure(files: string): Promise<MutantResult[]> {
  process.env['FC_DEPTH'] ??= '0.03'
  return new Stryker({
    mutate: [files],
    plugins: ['./test/mutation/plugin.ts'],
    testRunner: 'in-process',
    ignorers: ['words-for-people'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    reporters: ['progress-append-only'],
    checkers: [],
    timeoutMS: 20_000,
    // TypeScript 7 has no compiler API, with which Stryker would rewrite the file: the sandbox does without.
    tsconfigFile: 'none',
    allowEmpty: false,
  }).runMutationTest()
}
