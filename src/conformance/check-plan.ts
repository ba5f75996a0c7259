import type { Rule } from '../../contracts/rules/index.ts'
import type { Connection, JsonValue, Report, Shard, Suite } from '../../contracts/wire/index.ts'
import type { Case, FixedSettings, News, RealTime, World } from '../runner/index.ts'
import type { Target } from '../targets/index.ts'
import type { KnownDeviations } from './baseline/known-deviations.ts'
import type { TallyContext } from './tally-context.ts'

/** How a run is judged, whether it is played now or was saved. */
export interface JudgePlan {
  rules: readonly Rule[]
  failOn: 'must' | 'should'
  /** The known deviations; none unless given. */
  known?: KnownDeviations
  /** Today, as `2026-11-23`: the dates of a baseline are held against it. */
  today?: string
  /** The command that runs exactly one case. */
  replay(caseId: string): string
  /** A line for a shell that gives the target one event without this program. */
  byHand?: TallyContext['byHand']
  /** Where it aborts, `onInterrupted` gets the report of what was judged so far, before anything else happens. */
  interrupted?: AbortSignal
  onInterrupted?(report: Report): void
}

/** What a run of `check` needs. */
export interface CheckPlan extends JudgePlan {
  target: Target
  /** Written cases: vectors, recordings, scenarios. */
  cases: readonly Case[]
  seed: number
  /** Generated cases; none unless given. */
  generate?: { runs: number; suites: readonly Suite[] } | undefined
  /** Exactly one generated case. */
  generatedId?: string | undefined
  /** Over which connections cases are generated; those of the target unless given. */
  connections?: readonly Connection[]
  /** The Intercom of the run; a new one unless given. */
  world?: World
  /** Real time for stories of the delivery of a target that sends by itself; they are left out without. */
  time?: RealTime | undefined
  /** Settings that hold for every case. */
  fixed?: FixedSettings | undefined
  /** Which part of the run is played; all of it unless given. */
  shard?: Shard | undefined
  /** What the run was asked to do, by option: shards that differ in it are not merged. */
  asked?: Readonly<Record<string, JsonValue>>
  /** After how many failing cases the run stops; never unless given. */
  bail?: number | undefined
  /** Milliseconds that pass, for the limits of shrinking. */
  nowMs?: () => number
  /** Called after each case. */
  onCase?(done: number, total: number): void
  /** Gets all news, in order: what a history holds. */
  onNews?(news: News): void
}

/** How many cases are generated unless somebody says. */
export const runsUsual = 2000
