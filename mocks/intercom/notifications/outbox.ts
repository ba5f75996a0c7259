import { endFailed, type Notification } from './notification.ts'

/** Notifications that wait for a door to deliver them. */
const waitingMax = 10_000

/** What is to be delivered, oldest first, and bounded: where nobody delivers, the oldest are given up. */
export class Outbox {
  #waiting: Notification[] = []

  put(notification: Notification): void {
    this.#waiting.push(notification)
    if (this.#waiting.length <= waitingMax) return
    for (const late of this.#waiting.splice(0, waitingMax / 2)) endFailed(late, null, 'nothing delivered it in time')
  }

  /** Takes out all that waits. */
  take(): Notification[] {
    if (this.#waiting.length === 0) return this.#waiting
    const taken = this.#waiting
    this.#waiting = []
    return taken
  }
}
