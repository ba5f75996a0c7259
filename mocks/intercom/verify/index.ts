export { type Behaviour, behaviourFileSchema } from '../../../contracts/wire/index.ts'
export { readBehaviours } from './read-behaviours.ts'
export { type BehaviourResult, doubtsOf, type VerifyOptions, verify } from './verify.ts'
