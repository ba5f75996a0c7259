export { defineTests } from './define-tests.ts'
export {
  type ConformanceOptions,
  type Judged,
  type JudgedTarget,
  prepare,
  type Suite,
  type Surroundings,
} from './prepare.ts'
export type { RuleAnswer } from './rule-answer.ts'
