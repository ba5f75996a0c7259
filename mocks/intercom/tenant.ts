import type { Weather } from '../../contracts/wire/index.ts'
import { RateWindow } from './edges/rate-window.ts'
import { Journal } from './journal.ts'
import { Sky } from './weather/sky.ts'
import type { Workspace } from './workspace/workspace.ts'

/** All that the mock keeps for one access token. */
export interface Tenant {
  workspace: Workspace
  readonly journal: Journal
  readonly rate: RateWindow
  sky: Sky | undefined
}

/** The tenants of a mock, by access token; an unknown token opens a new one. */
export class Tenants {
  readonly #newWorkspace: () => Workspace
  readonly #journalMax: number
  readonly #weather: Weather | undefined
  readonly #byToken = new Map<string, Tenant>()

  constructor(newWorkspace: () => Workspace, journalMax: number, weather: Weather | undefined) {
    this.#newWorkspace = newWorkspace
    this.#journalMax = journalMax
    this.#weather = weather
  }

  known(token: string): Tenant | undefined {
    return this.#byToken.get(token)
  }

  open(token: string, nowMs: number): Tenant {
    return this.#byToken.get(token) ?? this.#add(token, nowMs, this.#newWorkspace())
  }

  /** Puts a workspace in place of what a tenant has. */
  openWith(token: string, nowMs: number, workspace: Workspace): void {
    const known = this.#byToken.get(token)
    if (known === undefined) this.#add(token, nowMs, workspace)
    else known.workspace = workspace
  }

  /** The tokens of all tenants, in the order in which they came. */
  tokens(): string[] {
    return [...this.#byToken.keys()]
  }

  #add(token: string, nowMs: number, workspace: Workspace): Tenant {
    const tenant = {
      workspace,
      journal: new Journal(this.#journalMax),
      rate: new RateWindow(),
      sky: this.#weather === undefined ? undefined : new Sky(this.#weather, nowMs),
    }
    this.#byToken.set(token, tenant)
    return tenant
  }

  /** The tenant whose loaded state names an App ID. */
  withApp(appId: string): Tenant | undefined {
    for (const tenant of this.#byToken.values()) if (tenant.workspace.settings.appId === appId) return tenant
    return undefined
  }

  drop(token: string): void {
    this.#byToken.delete(token)
  }
}
