import { type SocketDoor, startSocket } from '../../../mocks/intercom/doors/socket.ts'
import { InputError } from '../../input/index.ts'
import { createWorld, type World } from '../../runner/index.ts'
import { openTarget, type Target, targetKindOf } from '../../targets/index.ts'
import { say } from '../print.ts'
import type { CheckOptions } from './check-options.ts'
import { readPairs } from './pairs.ts'

/** All that a run stands on. `Place` is where its Intercom is. */
export interface Stand<Place = World> {
  world: Place
  target: Target
  /** Ends what was started, and waits until it has ended. */
  close(): Promise<void>
}

/**
 * Intercom for the run, the port at which it listens for what targets send by themselves, and the target. Commands are told the
 * port; what is behind HTTP was started by somebody else, who knows only a port that was fixed (`--mock-port`).
 */
export function openStand(word: string, options: StandOptions, interrupted: AbortSignal): Promise<Stand> {
  return openStandIn(createWorld(), word, options, interrupted)
}

/** The options that concern the way to a target. */
export type StandOptions = Pick<
  CheckOptions,
  'timeoutMs' | 'jobs' | 'batch' | 'wait' | 'route' | 'cwd' | 'browser' | 'mockPort' | 'header' | 'env'
>

/** The same, where Intercom is there already. */
export async function openStandIn<Place extends Pick<World, 'intercom' | 'strays'>>(
  world: Place,
  word: string,
  options: StandOptions,
  interrupted: AbortSignal,
): Promise<Stand<Place>> {
  const kind = targetKindOf(word)
  const isHeard = kind === 'command' || options.mockPort !== undefined
  const door = isHeard ? await openDoor(world, options.mockPort ?? 0) : undefined
  const { timeoutMs, jobs, batch, wait, route = 'processor', cwd, browser } = options
  try {
    const target = await openTarget(word, {
      folder: process.cwd(),
      timeoutMs: timeoutMs ?? 10_000,
      route,
      headers: readPairs(options.header, '--header', ':'),
      env: readPairs(options.env, '--env', '='),
      intercom: world.intercom,
      interrupted,
      onNote: say,
      ...(jobs === undefined ? {} : { jobs }),
      ...(batch === undefined ? {} : { batch }),
      ...(wait === undefined ? {} : { waitMs: wait * 1000 }),
      ...(process.stderr.isTTY ? { onWait: say } : {}),
      ...(browser === undefined ? {} : { browser }),
      ...(cwd === undefined ? {} : { cwd }),
      ...(door === undefined ? {} : { mockUrl: door.url }),
    })
    return {
      world,
      target,
      async close() {
        await Promise.all([target.close?.(), door?.close()])
        tellStrays(world.strays())
      },
    }
  } catch (error) {
    await door?.close()
    throw error
  }
}

/** Calls that belong to nothing that was asked are told: they are lost to the verdict. */
function tellStrays(count: number): void {
  if (count === 0) return
  say(
    `${count} requests reached the mock with an access token of no case under way: they came too late, or with a token that the target was not given.`,
  )
}

async function openDoor(world: Pick<World, 'intercom'>, port: number): Promise<SocketDoor> {
  try {
    return await startSocket({ intercom: world.intercom, port })
  } catch (error) {
    throw new InputError((error as Error).message)
  }
}
