import Queue from 'yocto-queue'
import { RateRoom } from './rate-room.ts'

/** The requests of one workspace: which may go, and how many are awaited. */
export class Workspace<Member> {
  readonly name: string
  readonly room = new RateRoom()
  readonly ready = new Queue<Member>()
  /** Requests that were sent and not answered. */
  underWay = 0
  /** Events that have not ended. */
  members = 0
  /** Whether it stands in the list of those that are looked at next. */
  isListed = false
  /** When it is looked at again; infinity where nothing is planned. */
  alarmMs = Number.POSITIVE_INFINITY

  constructor(name: string) {
    this.name = name
  }
}
