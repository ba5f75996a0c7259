import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Ids } from '../workspace/ids.ts'
import type { Notification } from './notification.ts'
import type { Outbox } from './outbox.ts'
import type { Subscription, SubscriptionFields } from './subscription.ts'
import { covers } from './topics.ts'

/** The subscriptions of a workspace, and who is told of what. */
export class Subscriptions {
  readonly #ids: Ids
  readonly #all = new Map<string, Subscription>()
  readonly #outbox: Outbox | undefined

  /** Without an outbox nothing is delivered, and nothing composed. */
  constructor(ids: Ids, outbox: Outbox | undefined) {
    this.#ids = ids
    this.#outbox = outbox
  }

  get areDelivered(): boolean {
    return this.#outbox !== undefined
  }

  /** Whether anything has to be told to anybody. */
  get areListening(): boolean {
    return this.#outbox !== undefined && this.#all.size > 0
  }

  get count(): number {
    return this.#all.size
  }

  all(): IterableIterator<Subscription> {
    return this.#all.values()
  }

  byId(id: string): Subscription | undefined {
    return this.#all.get(id)
  }

  /** Adds a subscription. `id` is for loading a state; without it the next free one is taken. */
  add(fields: SubscriptionFields, nowSeconds: number, id = this.#nextId()): Subscription {
    const subscription: Subscription = {
      id,
      ...fields,
      created_at: nowSeconds,
      updated_at: nowSeconds,
      isDeleted: false,
      sent: [],
      errors: [],
    }
    this.#all.set(id, subscription)
    return subscription
  }

  remove(subscription: Subscription): void {
    subscription.isDeleted = true
    this.#all.delete(subscription.id)
  }

  /** Queues a notification for each subscription that covers a topic. */
  tell(topic: string, appId: string, nowSeconds: number, compose: () => JsonObject): void {
    const told = [...this.#all.values()].filter(({ active, topics }) => active && covers(topics, topic))
    if (told.length === 0) return
    const item = compose()
    for (const subscription of told) {
      if (topic === 'event.created' && !isSought(subscription, item)) continue
      this.send(subscription, topic, appId, item, nowSeconds)
    }
  }

  /** Queues a notification for one subscription. */
  send(subscription: Subscription, topic: string, app_id: string, item: JsonObject, nowSeconds: number): void {
    const notification: Notification = {
      id: `notif_${this.#nextUuid()}`,
      subscription,
      topic,
      app_id,
      item,
      created_at: nowSeconds,
      attempts: 0,
      first_sent_at: 0,
      delivered_at: 0,
      status: 'pending',
      failure: undefined,
    }
    this.#outbox?.put(notification)
  }

  #nextId(): string {
    for (;;) {
      const id = `nsub_${this.#nextUuid()}`
      if (!this.#all.has(id)) return id
    }
  }

  #nextUuid(): string {
    return `00000000-0000-4000-9000-${this.#ids.nextNumber().toString(16).padStart(12, '0')}`
  }
}

/** API page "Subscription model": `metadata.event_names` says which events are told; without it all are. */
function isSought({ metadata }: Subscription, item: JsonObject): boolean {
  const names = metadata['event_names']
  if (!Array.isArray(names)) return true
  const name = String(item['event_name']).toLowerCase()
  return names.some((sought) => typeof sought === 'string' && sought.toLowerCase() === name)
}
