import type { Choices } from './doubts.ts'
import { RateWindow } from './edges/rate-window.ts'
import { Journal } from './journal.ts'
import { Workspace } from './workspace/workspace.ts'

/** All that the mock keeps for one access token. */
export interface Tenant {
  workspace: Workspace
  journal: Journal
  rate: RateWindow
}

export function newTenant(choices: Choices, journalMax: number): Tenant {
  return { workspace: new Workspace(choices), journal: new Journal(journalMax), rate: new RateWindow() }
}
