/** What the process of the verifier is told. Neither token nor address of the provider; not among its arguments, which all may read. */
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
