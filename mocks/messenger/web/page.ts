import type { JsonObject } from '../../../contracts/wire/index.ts'
import { type Reading, Refusal } from '../../intercom/index.ts'
import { mergedIdentity, namesSomebody, type PageIdentity, readPageIdentity } from './page-identity.ts'
import { UpdateQuota } from './update-quota.ts'

/** What one page holds: gone with the next. */
export class Page {
  appId: string | undefined
  isBooted = false
  hasShutDown = false
  /** The messenger reads `window.intercomSettings` once, as it loads. */
  hasReadSettings = false
  readonly quota = new UpdateQuota()
  /** Whom the page says is there, and whom Intercom took for that. */
  #claimed: PageIdentity = {}
  #accepted: PageIdentity = {}
  #rejected: Refusal | undefined

  get identity(): PageIdentity {
    return this.#claimed
  }

  /** Why Intercom does not take the person whom the page names: what follows is refused too, and put to nobody's account. */
  get rejected(): Refusal | undefined {
    return this.#rejected
  }

  /** The person leaves, and the page stays. */
  shutDown(): void {
    this.hasShutDown ||= this.isBooted
    this.isBooted = false
    this.#claimed = {}
    this.accept()
  }

  /** Takes down whom a call names. Returns whether it names anybody. Throws a `Refusal` for identifiers that are none. */
  claim(given: JsonObject, reading: Reading): boolean {
    try {
      const told = readPageIdentity(given, reading)
      this.#claimed = mergedIdentity(this.#claimed, told)
      return namesSomebody(told)
    } catch (reason) {
      if (reason instanceof Refusal) this.#rejected = reason
      throw reason
    }
  }

  accept(): void {
    this.#accepted = this.#claimed
    this.#rejected = undefined
  }

  /** Intercom refused a call: the person too, if it was another than the one before. */
  reject(reason: Refusal): void {
    const { user_id, email, user_hash } = this.#accepted
    const isSame =
      this.#claimed.user_id === user_id && this.#claimed.email === email && this.#claimed.user_hash === user_hash
    if (!isSame) this.#rejected = reason
  }
}
