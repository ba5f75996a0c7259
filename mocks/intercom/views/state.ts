import type { JsonObject, WorkspaceState } from '../../../contracts/wire/index.ts'
import type { User } from '../workspace/user.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { companyView } from './company.ts'
import { conversationView } from './conversation.ts'
import { eventView } from './event.ts'
import { leadView, visitorView } from './lead.ts'
import { noteView } from './note.ts'
import { segmentView } from './segment.ts'
import { adminView, teamView } from './staff.ts'
import { subscriptionView } from './subscription.ts'
import { tagView } from './tag.ts'
import { userView } from './user.ts'

/** All that a workspace holds, as REST objects in the order of their creation. Archived users are not part of it, nor is
 * what archived users and visitors did. */
export function stateView(workspace: Workspace): WorkspaceState {
  const { users, leads, visitors, segments, notes, staff, conversations, subscriptions } = workspace
  const { appId, identitySecrets } = workspace.settings
  const isListed = (person: User) => users.has(person) || leads.has(person)
  return {
    users: viewsOf(users.all(), (user) => userView(user, workspace.appId)),
    companies: viewsOf(workspace.companies.all(), (company) => companyView(company, workspace)),
    events: viewsOf(workspace.events.all(), eventView, ({ user }) => isListed(user)),
    tags: viewsOf(workspace.tags.all(), tagView),
    leads: viewsOf(leads.all(), (lead) => leadView(lead, workspace)),
    ...listOf('visitors', visitors.all(), (visitor) => visitorView(visitor, workspace)),
    ...listOf('segments', segments.all(), segmentView),
    ...listOf(
      'notes',
      notes.all(),
      (note) => noteView(note, workspace),
      ({ person }) => isListed(person),
    ),
    ...listOf(
      'conversations',
      conversations.all(),
      (conversation) => conversationView(conversation, workspace),
      ({ person }) => isListed(person),
    ),
    ...listOf('subscriptions', subscriptions.all(), (subscription) => subscriptionView(subscription, workspace)),
    ...listOf('admins', staff.isChanged ? staff.admins() : [], (admin) => adminView(admin, staff)),
    ...listOf('teams', staff.teams(), teamView),
    settings: {
      ...(appId === undefined ? {} : { appId }),
      ...(identitySecrets === undefined ? {} : { identitySecrets: { ...identitySecrets } }),
    },
  }
}

/** A loop: `Array.from` is slow where there is little or nothing, as in most workspaces. */
function viewsOf<Thing>(
  things: Iterable<Thing>,
  view: (thing: Thing) => JsonObject,
  isListed?: (thing: Thing) => boolean,
): JsonObject[] {
  const list: JsonObject[] = []
  for (const thing of things) if (isListed === undefined || isListed(thing)) list.push(view(thing))
  return list
}

/** A list that may be left out is there where it holds something. */
function listOf<Key extends keyof WorkspaceState, Thing>(
  key: Key,
  things: Iterable<Thing>,
  view: (thing: Thing) => JsonObject,
  isListed?: (thing: Thing) => boolean,
): { [Name in Key]?: JsonObject[] } {
  const list = viewsOf(things, view, isListed)
  return (list.length === 0 ? {} : { [key]: list }) as { [Name in Key]?: JsonObject[] }
}
