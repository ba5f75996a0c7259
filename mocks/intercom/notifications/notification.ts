import { intercomApi, type JsonObject } from '../../../contracts/wire/index.ts'
import type { Subscription } from './subscription.ts'

/** One notification to one subscription. */
export interface Notification {
  readonly id: string
  readonly subscription: Subscription
  readonly topic: string
  readonly app_id: string
  /** What it tells of, as it was then. */
  readonly item: JsonObject
  readonly created_at: number
  attempts: number
  first_sent_at: number
  delivered_at: number
  status: 'pending' | 'delivered' | 'failed'
  /** The last attempt that failed. */
  failure: { responseStatus: number | null; reason: string } | undefined
}

/** A notification as it is delivered and shown (intercom-java's test resource notification.json). */
export function notificationView(notification: Notification): JsonObject {
  const { id, topic, app_id, item, created_at, status, attempts, delivered_at, first_sent_at } = notification
  return {
    type: 'notification_event',
    app_id,
    data: { type: 'notification_event_data', item },
    links: {},
    id,
    topic,
    delivery_status: status,
    delivery_attempts: attempts,
    delivered_at,
    first_sent_at,
    created_at,
    self: null,
  }
}

/** A notification that was given up, with its last attempt (intercom-java's NotificationError). */
export function notificationErrorView(notification: Notification): JsonObject {
  return {
    ...notificationView(notification),
    http_request: {
      request_method: 'POST',
      request_uri: notification.subscription.url,
      response_status_code: notification.failure?.responseStatus ?? null,
      response_entity: notification.failure?.reason ?? null,
    },
  }
}

/** Begins an attempt: the body to send, which tells how many attempts there were. */
export function beginAttempt(notification: Notification, nowSeconds: number): string {
  if (notification.attempts === 0) notification.first_sent_at = nowSeconds
  notification.attempts += 1
  return JSON.stringify(notificationView(notification))
}

/** Entries that each feed of a subscription keeps. */
const feedMax = 100

export function endDelivered(notification: Notification, nowSeconds: number): void {
  notification.status = 'delivered'
  notification.delivered_at = nowSeconds
  keep(notification.subscription.sent, notification)
}

/** Gives a notification up. */
export function endFailed(notification: Notification, responseStatus: number | null, reason: string): void {
  notification.status = 'failed'
  notification.failure = { responseStatus, reason }
  keep(notification.subscription.errors, notification)
}

function keep(feed: Notification[], notification: Notification): void {
  feed.push(notification)
  if (feed.length > feedMax) feed.shift()
}

/** Addresses of a subscription and its feeds. */
export function linksOf(id: string): { self: string; links: JsonObject } {
  const self = `${intercomApi}/subscriptions/${id}`
  return { self, links: { sent: `${self}/sent`, retry: `${self}/retry`, errors: `${self}/error` } }
}
