import type { SdkCall } from '../../../contracts/wire/index.ts'
import type { DeviceMemory } from './memory.ts'

/** What one event has an SDK do, and what is remembered after it. */
export interface Turn {
  readonly calls: SdkCall[]
  readonly memory: DeviceMemory
}
