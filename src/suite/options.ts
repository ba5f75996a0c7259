import type { Connection, JsonObject, Suite as SuiteName } from '../../contracts/wire/index.ts'
import type { StandOptions } from '../runner/index.ts'
import type { Answer, Manner, Target, TargetInput } from '../targets/index.ts'

/** What is judged: a word of the command line (`module:./transform.mjs`, `http://127.0.0.1:9090`), or a target of this process. */
export type JudgedTarget =
  | string
  | TransformFunction
  | (Omit<Partial<Target>, 'transform'> & { transform: TransformFunction })

/** What a module says of an event that it does not do. */
export interface SkippedInWords {
  skipped: true
  message?: string
}

/** What a target makes of one event: an outcome, or that it does not do such events. */
export type TransformFunction = (
  input: TargetInput,
  manner?: Manner,
) => Answer | SkippedInWords | Promise<Answer | SkippedInWords>

/** How a suite judges; everything may be left out. What the command line calls the same is the same. */
export interface ConformanceOptions {
  /** What the tests stand under; the name of the target unless given. */
  name?: string
  /** Over which connections; all that the target has unless given. Of a function: the three of cloud mode. */
  connections?: readonly Connection[]
  /** Globs, as `--rules` takes them: `U*,!U6`. All rules unless given. */
  rules?: string
  /** The level from which a broken rule fails its test; `must` unless given. Below it, it is told as a warning. */
  failOn?: 'must' | 'should'
  /** Which cases; all unless given. */
  suites?: readonly SuiteName[]
  /** How many generated cases; 2000 unless given. */
  runs?: number
  /** The seed of everything that is left to chance; 1 unless given. */
  seed?: number
  /** A glob of your own scenario files, in place of those that come along. */
  scenarios?: string
  /** A file of known deviations. */
  baseline?: string
  /** Settings that hold for every case. */
  settings?: Readonly<JsonObject>
  /** How a target that is named by a word is reached. */
  reach?: Omit<StandOptions, 'folder'>
  /** Paths resolve against it; the working directory unless given. */
  folder?: string
  /** How long the whole run may take, in milliseconds; ten minutes unless given. */
  timeoutMs?: number
}

/** Every option by its name. */
export const optionNames: readonly (keyof ConformanceOptions)[] = [
  'name',
  'connections',
  'rules',
  'failOn',
  'suites',
  'runs',
  'seed',
  'scenarios',
  'baseline',
  'settings',
  'reach',
  'folder',
  'timeoutMs',
]
