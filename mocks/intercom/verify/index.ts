export { type Behaviour, behaviourFileSchema, readBehaviours } from './behaviour.ts'
export { type BehaviourResult, doubtsOf, type VerifyOptions, verify } from './verify.ts'
