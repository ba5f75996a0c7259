import type { EventRecord } from './event.ts'
import type { User } from './user.ts'
import type { Workspace } from './workspace.ts'

/** Stores an event. Returns false where the person has it already. Refused as `Events.record` says. */
export function recordEvent(workspace: Workspace, person: User, record: EventRecord): boolean {
  if (!workspace.events.record(person, record)) return false
  const event = person.events?.list.at(-1)
  if (event !== undefined) workspace.tell({ topic: 'event.created', event })
  return true
}
