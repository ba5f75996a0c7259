/** What the process of the verifier is started with, as JSON in its first argument. Neither token nor address of the provider. */
export interface Asked {
  provider: string
  /** What the verifier takes for the provider. */
  url: string
  pactUrl: string
  stateUrl: string
  timeoutMs: number
}

/** What it tells when it is done. */
export type Told =
  | { kind: 'verified'; resultText: string }
  | { kind: 'no-package' }
  | { kind: 'no-library'; says: string }
  | { kind: 'failed'; says: string }
