import { suites as allSuites, type Suite } from '../../contracts/wire/index.ts'
import { didYouMean, InputError } from '../input/index.ts'
import type { Case } from './case.ts'
import { loadRecordedCases } from './suites/recorded.ts'
import { loadScenarios, loadScenariosFrom } from './suites/scenarios/load-scenarios.ts'
import { scenarioCases } from './suites/scenarios/scenario-cases.ts'
import { loadVectors, vectorCase } from './suites/vectors.ts'

/** Which cases to load. */
export interface CaseSelection {
  /** A glob for scenarios of the caller, in place of those that come with the product; from `folder`. */
  scenarios?: string | undefined
  folder: string
  /** Exactly one case. */
  caseId?: string | undefined
  /** Only these suites are read; all unless said. */
  suites?: readonly Suite[]
}

/** The cases for a target: vectors without written outcomes, what real SDKs sent, and scenarios. All files are read first. */
export function loadCases({ scenarios, folder, caseId, suites = allSuites }: CaseSelection): Case[] {
  const from = (suite: Suite, load: () => Case[]) => (suites.includes(suite) ? load() : [])
  const cases = [
    ...from('vectors', () => loadVectors().flatMap((vector) => (vector.outcomes ? [] : [vectorCase(vector)]))),
    ...from('recorded', loadRecordedCases),
    ...from('scenarios', () =>
      (scenarios === undefined ? loadScenarios() : loadScenariosFrom(scenarios, folder)).flatMap(scenarioCases),
    ),
  ]
  if (caseId === undefined) return cases
  const found = cases.filter(({ id }) => id === caseId)
  if (found.length > 0) return found
  const meant = didYouMean(
    caseId,
    cases.map(({ id }) => id),
  )
  throw new InputError(`There is no case "${caseId}".${meant}`)
}
