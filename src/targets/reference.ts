import { connections, isCloud, type Outcome } from '../../contracts/wire/index.ts'
import { type DeviceConnection, type DeviceMemory, transform, transformOnDevice } from '../transformer/index.ts'
import type { Target, TargetInput } from './target.ts'

/** What is remembered of each session on a device. */
const memories = new Map<string, DeviceMemory>()

/** The reference implementation, called in this process. */
export const reference = {
  name: 'reference',
  language: 'TypeScript',
  connections,
  transform: (input: TargetInput) => (isCloud(input.connection) ? transform(input) : onDevice(input)),
  end: (session: string) => {
    memories.delete(session)
  },
} as const satisfies Target

function onDevice({ connection, settings, event, session = '' }: TargetInput): Outcome {
  const input = { connection: connection as DeviceConnection, settings, event }
  const { outcome, memory } = transformOnDevice(input, memories.get(session))
  memories.set(session, memory)
  return outcome
}
