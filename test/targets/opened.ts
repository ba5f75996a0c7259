import { rules } from '../../contracts/rules/index.ts'
import type { Event, Report } from '../../contracts/wire/index.ts'
import { type CheckPlan, check } from '../../src/conformance/index.ts'
import { type Case, createWorld, oneSecondApart, packageRoot, type World } from '../../src/runner/index.ts'
import { openTarget, type Target, type TargetOptions } from '../../src/targets/index.ts'

/** A target that is open, and the world that its own calls reach. */
export interface Opened {
  target: Target
  world: World
}

const opened: Target[] = []
/** Closes what a test has opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((target) => target.close?.()))
}

/** Opens a target as `check` does; paths resolve against the checkout. */
export async function open(word: string, options: Partial<TargetOptions> = {}): Promise<Opened> {
  const world = createWorld()
  const target = await openTarget(word, {
    folder: packageRoot,
    timeoutMs: 30_000,
    route: 'processor',
    headers: {},
    env: {},
    intercom: world.intercom,
    ...options,
  })
  opened.push(target)
  return { target, world }
}

/** A case of the vectors' kind, over server-cloud. */
export function caseOf(id: string, ...events: Event[]): Case {
  const settings = { apiKey: 'token:1' }
  return {
    id: `vectors/X1/${id}`,
    suite: 'vectors',
    connection: 'server-cloud',
    settings,
    events: oneSecondApart(events),
  }
}

/** Judges an open target over these cases, by all rules unless said. */
export function judge({ target, world }: Opened, cases: Case[], plan: Partial<CheckPlan> = {}): Promise<Report> {
  return check({ target, world, rules, cases, seed: 1, failOn: 'must', replay: (id) => id, ...plan })
}
