import type {
  Connection,
  DeliveredCall,
  DeliveredRequest,
  IntercomRequest,
  SdkCall,
  Settings,
  Weather,
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
  /** Whether there will be weather: then what the target returned is delivered with retries. */
  hasWeather?: boolean
}

/** A device of a case, and how it reaches Intercom. */
export interface DeviceOf {
  connection: Connection
  /** Its name, where there are several. */
  name?: string | undefined
}

/** What happens to one case's workspace. */
export interface Workplace {
  /** From now on it is this time in the workspace; what was to be done before that is done. */
  setTime(atMs: number): void
  /** Faults in force from now on for what is delivered; none without a weather. */
  setWeather(weather: Weather | undefined): void
  /** The requests that the target made by itself since the last time that it was asked, or something was delivered. */
  sentByTarget(): DeliveredRequest[]
  /** Sends requests that the target returned. Under weather the list grows as time passes. */
  deliver(requests: readonly IntercomRequest[]): DeliveredRequest[]
  /** Makes calls on Intercom's SDK, as the target did on its device. */
  call(calls: readonly SdkCall[], device: DeviceOf): DeliveredCall[]
  /** Lets time pass until nothing is under way any more. */
  settle(): void
  /** What Intercom holds. */
  state(): WorkspaceState
  /** Forgets the workspace. */
  leave(): void
}
