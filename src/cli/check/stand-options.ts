import type { StandOptions } from '../../runner/index.ts'
import { say } from '../print.ts'
import type { CheckOptions } from './check-options.ts'
import { readPairs } from './pairs.ts'

/** The words that say how a target is reached. */
export type StandWords = Pick<
  CheckOptions,
  'timeoutMs' | 'jobs' | 'batch' | 'wait' | 'route' | 'cwd' | 'browser' | 'mockPort' | 'header' | 'env' | 'delivery'
>

/** How the target is reached, from the words of the command line. */
export function standOptions(options: StandWords, interrupted: AbortSignal): StandOptions {
  const { timeoutMs, jobs, batch, wait, route, cwd, browser, mockPort } = options
  return {
    folder: process.cwd(),
    headers: readPairs(options.header, '--header', ':'),
    env: readPairs(options.env, '--env', '='),
    interrupted,
    onNote: say,
    ...(process.stderr.isTTY ? { onWait: say } : {}),
    ...(wait === undefined ? {} : { waitMs: wait * 1000 }),
    ...(timeoutMs === undefined ? patientTimeout(options) : { timeoutMs }),
    ...(jobs === undefined ? {} : { jobs }),
    ...(batch === undefined ? {} : { batch }),
    ...(route === undefined ? {} : { route }),
    ...(cwd === undefined ? {} : { cwd }),
    ...(browser === undefined ? {} : { browser }),
    ...(mockPort === undefined ? {} : { mockPort }),
  }
}

/** Who answers when Intercom did waits as often as he tries. */
const patientTimeout = ({ delivery }: StandWords) =>
  delivery === undefined ? {} : { timeoutMs: Math.max(10_000, 4000 * delivery) }
