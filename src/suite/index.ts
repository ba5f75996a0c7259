export {
  type ConformanceOptions,
  type Judged,
  type JudgedTarget,
  prepare,
  type Suite,
  type Surroundings,
} from './prepare.ts'
export { type RuleAnswer, ruleAnswer, runAnswer } from './rule-answer.ts'
