import type { WorkspaceState } from '../../../contracts/wire/index.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { companyView } from './company.ts'
import { eventView } from './event.ts'
import { leadView } from './lead.ts'
import { tagView } from './tag.ts'
import { userView } from './user.ts'

/** All that a workspace holds, as REST objects in the order of their creation. Archived users and visitors are
 * not part of it, nor are their events. */
export function stateView(workspace: Workspace): WorkspaceState {
  const { appId, identitySecrets } = workspace.settings
  return {
    users: Array.from(workspace.users.all(), (user) => userView(user, workspace.appId)),
    companies: Array.from(workspace.companies.all(), (company) => companyView(company, workspace)),
    events: Array.from(workspace.events.all())
      .filter(({ user }) => workspace.users.byId(user.id) === user || workspace.leads.has(user))
      .map(eventView),
    tags: Array.from(workspace.tags.all(), tagView),
    leads: Array.from(workspace.leads.all(), (lead) => leadView(lead, workspace)),
    settings: {
      ...(appId === undefined ? {} : { appId }),
      ...(identitySecrets === undefined ? {} : { identitySecrets: { ...identitySecrets } }),
    },
  }
}
