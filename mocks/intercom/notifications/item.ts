import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { companyView } from '../views/company.ts'
import { conversationView } from '../views/conversation.ts'
import { eventView } from '../views/event.ts'
import { leadView, visitorView } from '../views/lead.ts'
import { tagView } from '../views/tag.ts'
import { userView } from '../views/user.ts'
import type { Happening } from '../workspace/happening.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What a notification tells of: the object as the API shows it (API page "Webhook topics", column "Item type"). */
export function itemOf(happening: Happening, workspace: Workspace, nowSeconds: number): JsonObject {
  if ('conversation' in happening) return conversationView(happening.conversation, workspace)
  if ('company' in happening) return companyView(happening.company, workspace)
  if ('event' in happening) return eventView(happening.event)
  if ('lead' in happening) {
    const view = happening.topic === 'visitor.signed_up' ? visitorView : leadView
    return withIsoTimes(view(happening.lead, workspace))
  }
  if (!('user' in happening)) return { type: 'ping', message: 'This is a ping from a mock of Intercom' }
  const { user } = happening
  if (!('tag' in happening)) return withIsoTimes(userView(user, workspace.appId))
  const tagged = { created_at: nowSeconds, tag: tagView(happening.tag) }
  return workspace.leads.has(user)
    ? { type: 'contact_tag', ...tagged, contact: withIsoTimes(leadView(user, workspace)) }
    : { type: 'user_tag', ...tagged, user: withIsoTimes(userView(user, workspace.appId)) }
}

/** Users and leads carry their times as ISO text in notifications (intercom-java's test resource notification.json). */
function withIsoTimes(person: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(person).map(([key, value]): [string, JsonValue] =>
      key.endsWith('_at') && typeof value === 'number' && Math.abs(value) <= 8.64e12
        ? [key, new Date(value * 1000).toISOString()]
        : [key, value],
    ),
  )
}
