export { readPact } from './pact-file.ts'
export { providerStates } from './provider-states.ts'
export { type ProviderWord, pactFileIn, providers } from './providers.ts'
export { type InteractionResult, type Verification, type VerifyPactOptions, verifyPact } from './verify-pact.ts'
