import type { Interaction } from './pact-file.ts'
import type { ProviderState } from './provider-states.ts'

/** Where a pact is verified: how states come about there, and which of its interactions can be had. */
export interface Surroundings {
  /** What the provider was found to be, as a sentence goes on: `a mock with a control API`. */
  kind: string
  /** Why an interaction is not verified here; nothing where it is. */
  reasonAgainst(interaction: Interaction): string | undefined
  /** Brings a state about. Throws an `Error` that says why that cannot be done. */
  setUp(state: ProviderState): Promise<void>
  /** Takes back what a state, and the interaction that rested on it, left behind. */
  tearDown(state: ProviderState): Promise<void>
  /** Cleans up after the last interaction. */
  leave(): Promise<void>
}

/** A provider without states: the answer depends on the request alone (P5). */
export const stateless: Surroundings = {
  kind: 'a transformer',
  reasonAgainst: () => undefined,
  setUp: () => Promise.resolve(),
  tearDown: () => Promise.resolve(),
  leave: () => Promise.resolve(),
}
