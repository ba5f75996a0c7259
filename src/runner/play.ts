import { emptyWorkspaceState } from '../../contracts/wire/index.ts'
import { Disturbed, type Manner, type Target } from '../targets/index.ts'
import type { Case } from './case.ts'
import { type Course, playOnce } from './course.ts'
import { differingSetting, type FixedSettings, withFixed } from './fixed-settings.ts'
import type { RealTime } from './live/live-course.ts'
import type { Performance } from './performance.ts'
import { type Secrets, secretsOf } from './secrets.ts'
import { createWorld, type World } from './world.ts'

/** Plays cases, each in a workspace of its own. Judges nothing. */
export interface Stage {
  play(toPlay: Case): Promise<Performance>
}

/** What a stage may be given. */
export interface StageOptions {
  /** The Intercom of the run; a new one unless given. */
  world?: World
  /** Settings that hold for every case. */
  fixed?: FixedSettings | undefined
  /** Plays stories of delivery in real time, on a target that sends by itself; they are left out without. */
  time?: RealTime | undefined
}

/** A stage for one target, in virtual time. */
export function createStage(
  target: Target,
  seed: number,
  { world = createWorld(), fixed, time }: StageOptions = {},
): Stage {
  return {
    async play(written) {
      const toPlay = withFixed(written, fixed)
      const secrets = toPlay.recordedSecrets ?? secretsOf(seed, toPlay.id)
      const other = differingSetting(written, fixed)
      if (other !== undefined) return performanceOf(toPlay, secrets, { exchanges: [], skipped: other })
      const act = (manner: Manner) => playOnce(target, world, toPlay, secrets, manner, time)
      try {
        return performanceOf(toPlay, secrets, await act({}))
      } catch (thrown) {
        if (!(thrown instanceof Disturbed)) throw thrown
      }
      return performanceOf(toPlay, secrets, await act({ alone: true }))
    },
  }
}

function performanceOf(toPlay: Case, secrets: Secrets, course: Course): Performance {
  const { exchanges, state, breakdown, skipped, moments = [] } = course
  const { id, suite, connection, expectations, accounting, rule, story } = toPlay
  return {
    played: {
      id,
      suite,
      connection,
      exchanges,
      state: state ?? emptyWorkspaceState(),
      ...(expectations ? { expectations } : {}),
      ...(story === undefined && moments.length === 0
        ? {}
        : { story: { ...story, ...(moments.length === 0 ? {} : { moments: [...moments] }) } }),
      ...(accounting ? { accounting } : {}),
    },
    secrets,
    part: 'case',
    ...(rule === undefined ? {} : { rule }),
    ...(breakdown === undefined ? {} : { breakdown }),
    ...(skipped === undefined ? {} : { skipped }),
  }
}
