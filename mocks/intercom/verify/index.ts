export { type Behaviour, behaviourFileSchema } from '../../../contracts/wire/index.ts'
export { readBehaviours } from './read-behaviours.ts'
export { type BehaviourResult, doubtsOf, verify } from './verify.ts'
export type { VerifyOptions } from './verify-options.ts'
