import type { JsonObject } from '../../../contracts/wire/index.ts'
import { itemOf } from '../notifications/item.ts'
import { type Notification, notificationErrorView, notificationView } from '../notifications/notification.ts'
import type { Subscription } from '../notifications/subscription.ts'
import { noSuch } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { subscriptionView } from '../views/subscription.ts'
import { readSubscription } from './read-subscription.ts'

export const createSubscription = defineRoute({
  on: 'POST /subscriptions',
  answer({ body, workspace, reading, nowSeconds }) {
    const fields = readSubscription(body, reading)
    return ok(subscriptionView(workspace.subscriptions.add(fields, nowSeconds), workspace))
  },
})

/** The key of the list is "items" in a connector's recorded answer (hull-intercom); no page shows one. */
export const getSubscriptions = defineRoute({
  on: 'GET /subscriptions',
  answer: ({ workspace }) =>
    ok({
      type: 'notification_subscription.list',
      items: Array.from(workspace.subscriptions.all(), (subscription) => subscriptionView(subscription, workspace)),
    }),
})

export const getSubscription = defineRoute({
  on: 'GET /subscriptions/{id}',
  answer: (ask) => ok(subscriptionView(named(ask), ask.workspace)),
})

/** Clients differ: PUT by intercom-ruby, POST by intercom-java. Both are taken. */
export const putSubscription = defineRoute({ on: 'PUT /subscriptions/{id}', answer: update })
export const updateSubscription = defineRoute({ on: 'POST /subscriptions/{id}', answer: update })

function update(ask: Ask) {
  const subscription = named(ask)
  Object.assign(subscription, readSubscription(ask.body, ask.reading, subscription))
  subscription.updated_at = ask.nowSeconds
  return ok(subscriptionView(subscription, ask.workspace))
}

export const deleteSubscription = defineRoute({
  on: 'DELETE /subscriptions/{id}',
  answer(ask) {
    const subscription = named(ask)
    ask.workspace.subscriptions.remove(subscription)
    return ok(subscriptionView(subscription, ask.workspace))
  },
})

/** Sends the topic `ping`, whatever the subscription's own topics are. */
export const pingSubscription = defineRoute({
  on: 'POST /subscriptions/{id}/ping',
  answer(ask) {
    const { workspace, nowSeconds } = ask
    const subscription = named(ask)
    const item = itemOf({ topic: 'ping' }, workspace, nowSeconds)
    workspace.subscriptions.send(subscription, 'ping', workspace.appId, item, nowSeconds)
    return ok(subscriptionView(subscription, workspace))
  },
})

/** The last notifications that were delivered, newest first. */
export const getSent = defineRoute({
  on: 'GET /subscriptions/{id}/sent',
  answer: (ask) => ok(feed(named(ask).sent, notificationView)),
})

/** The last notifications that were given up, newest first. */
export const getErrors = defineRoute({
  on: 'GET /subscriptions/{id}/error',
  answer: (ask) => ok(feed(named(ask).errors, notificationErrorView)),
})

const feed = (
  notifications: readonly Notification[],
  view: (notification: Notification) => JsonObject,
): JsonObject => ({
  type: 'notification.list',
  notifications: notifications.map(view).reverse(),
})

function named({ id, workspace }: Ask): Subscription {
  const subscription = workspace.subscriptions.byId(id)
  if (subscription === undefined) throw noSuch([['id', id]])
  return subscription
}
