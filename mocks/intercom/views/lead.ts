import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { User } from '../workspace/user.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { userView } from './user.ts'

/** A lead as API 1.4 shows it: the fields of a user, `type` "contact", `anonymous` true (API page "Create a lead"). */
export function leadView(lead: User, { leads, appId }: Workspace): JsonObject {
  return leads.asLoaded(lead) ?? { ...userView(lead, appId), type: 'contact', anonymous: true }
}
