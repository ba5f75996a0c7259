import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { User } from '../workspace/user.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { userView } from './user.ts'

/** A lead as API 1.4 shows it: the fields of a user, `type` "contact", `anonymous` true (API page "Create a lead"). */
export function leadView(lead: User, { appId }: Workspace): JsonObject {
  return { ...userView(lead, appId), type: 'contact', anonymous: true }
}

/** A visitor as API 1.4 shows it: as a lead, with `type` "visitor" (intercom-java's test resource visitor.json). */
export function visitorView(visitor: User, { appId }: Workspace): JsonObject {
  return { ...userView(visitor, appId), type: 'visitor', anonymous: true }
}
