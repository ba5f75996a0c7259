export {
  type Interaction,
  interactionSchema,
  nameOf,
  type Pact,
  pactSchema,
  readPact,
  repeatedNames,
} from './pact-file.ts'
export { type ProviderState, providerStates } from './provider-states.ts'
export { type ProviderWord, pactFileIn, providers } from './providers.ts'
export { type InteractionResult, type Verification, type VerifyPactOptions, verifyPact } from './verify-pact.ts'
