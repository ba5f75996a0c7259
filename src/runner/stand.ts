import { type SocketDoor, startSocket } from '../../mocks/intercom/doors/socket.ts'
import { InputError } from '../input/index.ts'
import { openTarget, type Target, type TargetOptions, targetKindOf } from '../targets/index.ts'
import { createWorld, type World } from './world.ts'

/** How the target of a run is reached. */
export interface StandOptions
  extends Partial<Omit<TargetOptions, 'folder' | 'intercom' | 'mockUrl'>>,
    Pick<TargetOptions, 'folder'> {
  /** The port at which Intercom listens; a free one for commands, and none for the others, unless given. */
  mockPort?: number
}

/** All that a run stands on; `Place` is where its Intercom is. */
export interface Stand<Place = World> {
  world: Place
  target: Target
  /** Ends what was started, and waits until it has ended. */
  close(): Promise<void>
}

/**
 * Intercom for the run, the port at which it listens for what targets send by themselves, and the target. Commands are told the
 * port; what is behind HTTP was started by somebody else, who knows only a port that was fixed.
 */
export function openStand(word: string, options: StandOptions): Promise<Stand> {
  return openStandIn(createWorld(), word, options)
}

/** The same, where Intercom is there already. */
export async function openStandIn<Place extends Pick<World, 'intercom' | 'strays'>>(
  world: Place,
  word: string,
  { mockPort, ...options }: StandOptions,
): Promise<Stand<Place>> {
  const isHeard = targetKindOf(word) === 'command' || mockPort !== undefined
  const door = isHeard ? await openDoor(world, mockPort ?? 0) : undefined
  try {
    const target = await openTarget(word, {
      timeoutMs: 10_000,
      route: 'processor',
      headers: {},
      env: {},
      ...options,
      intercom: world.intercom,
      ...(door === undefined ? {} : { mockUrl: door.url }),
    })
    return {
      world,
      target,
      async close() {
        await Promise.all([target.close?.(), door?.close()])
        tellStrays(world.strays(), options.onNote)
      },
    }
  } catch (error) {
    await door?.close()
    throw error
  }
}

/** Calls that belong to nothing that was asked are told: they are lost to the verdict. */
function tellStrays(count: number, onNote: TargetOptions['onNote']): void {
  if (count === 0) return
  onNote?.(
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
