import type { MutantCoverage } from '@stryker-mutator/api/core'
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner'
import { loadAnew } from './fresh-modules.ts'
import { seenLiars } from './seen-liars.ts'
import type { Trial } from './trial.ts'

/** What Stryker's instrumented code reads and counts: one mutant is active, or none. */
interface Switchboard {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: MutantCoverage
}

declare global {
  var __stryker__: Switchboard | undefined
}

globalThis.__stryker__ ??= {}
const switchboard: Switchboard = globalThis.__stryker__

async function freshTrials(): Promise<Trial[]> {
  const { trials } = (await loadAnew('test/mutation/court.ts')) as typeof import('./court.ts')
  return trials(seenLiars())
}

async function freshWordTrials(): Promise<Trial[]> {
  const { wordTrials } = (await loadAnew('test/mutation/court-of-words.ts')) as typeof import('./court-of-words.ts')
  return wordTrials()
}

async function complaintOf(trial: Trial): Promise<string | undefined> {
  try {
    return await trial.complaint()
  } catch (thrown) {
    return `it throws ${thrown}`
  }
}

/** A mutant changed something that outlives it, and would count against the next one. */
class Traces extends Error {}

/** Without the mutant the trial has to pass again. */
async function makeSureOf(trial: Trial): Promise<void> {
  switchboard.activeMutant = undefined
  const complaint = await complaintOf(trial)
  if (complaint !== undefined) throw new Traces(`A mutant left traces: ${trial.name}: ${complaint}`)
}

async function ask(trials: readonly Trial[], isStatic: boolean): Promise<MutantRunResult> {
  for (const [position, trial] of trials.entries()) {
    const failureMessage = await complaintOf(trial)
    if (determineHitLimitReached(switchboard.hitCount, switchboard.hitLimit)) return { status: MutantRunStatus.Timeout }
    if (failureMessage === undefined) continue
    if (!isStatic) await makeSureOf(trial)
    return { status: MutantRunStatus.Killed, killedBy: [trial.name], failureMessage, nrOfTests: position + 1 }
  }
  return { status: MutantRunStatus.Survived, nrOfTests: trials.length }
}

/** Tries mutants in Stryker's own process, on code that stays loaded: most of them in milliseconds. */
export class InProcess implements TestRunner {
  #trials: Trial[] = []

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    this.#trials = await freshTrials()
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = []
    for (const trial of this.#trials) {
      switchboard.currentTestId = trial.name
      const startMs = performance.now()
      const failureMessage = await complaintOf(trial)
      const test = { id: trial.name, name: trial.name, timeSpentMs: performance.now() - startMs }
      tests.push(
        failureMessage === undefined
          ? { ...test, status: TestStatus.Success }
          : { ...test, status: TestStatus.Failed, failureMessage },
      )
    }
    switchboard.currentTestId = undefined
    const { mutantCoverage } = switchboard
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage ? { mutantCoverage } : {}) }
  }

  async mutantRun({
    testFilter,
    hitLimit,
    activeMutant,
    mutantActivation,
  }: MutantRunOptions): Promise<MutantRunResult> {
    const isStatic = mutantActivation === 'static'
    const asked = testFilter && new Set(testFilter)
    Object.assign(switchboard, { hitCount: 0, hitLimit, activeMutant: activeMutant.id })
    try {
      if (isStatic) {
        const ofWords = await ask(await freshWordTrials(), isStatic)
        if (ofWords.status !== MutantRunStatus.Survived) return ofWords
      }
      const trials = isStatic ? await freshTrials() : this.#trials
      return await ask(asked ? trials.filter(({ name }) => asked.has(name)) : trials, isStatic)
    } catch (thrown) {
      if (thrown instanceof Traces) throw thrown
      return { status: MutantRunStatus.Killed, killedBy: ['start'], failureMessage: `${thrown}`, nrOfTests: 0 }
    } finally {
      switchboard.activeMutant = undefined
      switchboard.hitCount = undefined
    }
  }
}
