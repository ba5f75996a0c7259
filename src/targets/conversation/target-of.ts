import type { Target } from '../target.ts'
import { pipelined, type Talk } from './talk.ts'

/** A talk with `jobs` processes or threads as a target: what it said of itself, and how it is asked. */
export function targetOf({ introduction, transform, end, close }: Talk, jobs: number): Target {
  const { name, version, language, connections } = introduction
  return {
    name,
    ...(version === undefined ? {} : { version }),
    ...(language === undefined ? {} : { language }),
    connections,
    parallel: pipelined * jobs,
    reachesMock: true,
    isRemote: true,
    transform,
    end,
    close,
  }
}
