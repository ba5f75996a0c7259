import type {
  Connection,
  DeliveredCall,
  DeliveredRequest,
  IntercomRequest,
  SdkCall,
  Settings,
  WorkspaceState,
} from '../../contracts/wire/index.ts'

/** A case that needs a workspace. */
export interface Visitor {
  connection: Connection
  settings: Settings
  /** Whether what the target sends by itself can arrive there. */
  isHeard: boolean
  /** Secrets by which Intercom verifies identities, by platform; none are verified without. */
  identitySecrets?: Readonly<Record<string, string>> | undefined
}

/** What happens to one case's workspace. */
export interface Workplace {
  /** From now on it is this time in the workspace. */
  setTime(atMs: number): void
  /** The requests that the target made by itself since the last time that it was asked, or something was delivered. */
  sentByTarget(): DeliveredRequest[]
  /** Sends requests that the target returned. */
  deliver(requests: readonly IntercomRequest[]): DeliveredRequest[]
  /** Makes calls on Intercom's SDK, as the target did on its device. */
  call(calls: readonly SdkCall[]): DeliveredCall[]
  /** What Intercom holds. */
  state(): WorkspaceState
  /** Forgets the workspace. */
  leave(): void
}
