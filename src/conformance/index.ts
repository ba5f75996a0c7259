export { type CheckPlan, check, exitCodeOf } from './check.ts'
export { findRule, selectRules } from './select-rules.ts'
export { Tally } from './tally.ts'
export { toolVersion } from './tool-version.ts'
