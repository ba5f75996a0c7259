import type { JsonObject } from '../../../contracts/wire/index.ts'
import { linksOf } from '../notifications/notification.ts'
import type { Subscription } from '../notifications/subscription.ts'
import type { Workspace } from '../workspace/workspace.ts'

const undelivered = 'Nothing is delivered: this mock was started without webhooks (mocks/intercom/LIMITS.md).'

/** A subscription as the API shows it (API page "Subscription model"; intercom-java's Subscription). */
export function subscriptionView(subscription: Subscription, { appId, subscriptions }: Workspace): JsonObject {
  const { id, created_at, updated_at, url, topics, active, hub_secret, metadata } = subscription
  return {
    type: 'notification_subscription',
    id,
    created_at,
    updated_at,
    service_type: 'web',
    app_id: appId,
    url,
    topics: [...topics],
    active,
    metadata: { ...metadata },
    hub_secret,
    mode: 'point',
    ...linksOf(id),
    notes: subscriptions.areDelivered ? [] : [undelivered],
  }
}
