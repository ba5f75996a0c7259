export { openTarget } from './open-target.ts'
export { reference } from './reference.ts'
export type { Target, TargetInput } from './target.ts'
