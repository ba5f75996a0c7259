import type { Intercom } from '../../mocks/intercom/index.ts'

/** How a target is reached; each adapter takes what concerns it. */
export interface TargetOptions {
  /** Paths resolve against it. */
  folder: string
  /** How long the answer to one event may take. */
  timeoutMs: number
  /** Requests, processes or workers side by side; what suits the adapter unless given. */
  jobs?: number
  /** Events in one request; one unless given. */
  batch?: number
  /** How long to wait for a target that is not up yet, in milliseconds; not at all unless given. */
  waitMs?: number
  /** Told in a few words, once, where there is something to wait for. */
  onWait?(says: string): void
  /** Told in a sentence what happened beside the answers, and changes no verdict. */
  onNote?(says: string): void
  /** The route of the transformer protocol. */
  route: 'processor' | 'router'
  /** Headers of each request to the target. */
  headers: Readonly<Record<string, string>>
  /** The folder in which a command starts. */
  cwd?: string
  /** browser: where pages are opened; jsdom unless given. */
  browser?: 'jsdom' | 'chromium'
  /** What is added to the environment of a command. */
  env: Readonly<Record<string, string>>
  /** The run's Intercom, for targets whose own calls are caught inside this process. */
  intercom: Intercom
  /** Aborts where the run is interrupted: what was started is then ended at once, before the listener returns. */
  interrupted?: AbortSignal
  /** Where the run's Intercom listens, for targets in processes of their own; absent where it does not. */
  mockUrl?: string
}
