import type { Answer, Manner, TargetInput } from '../target.ts'
import { TargetFailure } from '../target-failure.ts'
import type { Channel, OpenChannel } from './channel.ts'
import { Conversation } from './conversation.ts'
import type { Introduction } from './introduction.ts'
import { GivenUp, Lane, type LaneOptions, type Restarts } from './lane.ts'
import { Turns } from './turns.ts'

export interface TalkOptions {
  /** Starts what is spoken to. */
  open: OpenChannel
  timeoutMs: number
  /** How many of them share the work. */
  jobs: number
  /** Where this aborts, all that was started is ended at once, in the same turn. */
  interrupted?: AbortSignal
}

/** A target that is spoken to line by line. */
export interface Talk {
  introduction: Introduction
  transform(input: TargetInput, manner?: Manner): Promise<Answer>
  /** Ends a session: one of the same name is another one. */
  end(session: string): void
  close(): Promise<void>
}

/** So often a target is started again, for all lanes, and as often for the one where events go alone. */
const restartsMax = 20

/** How many events may be under way in one process or thread: more of them hide its latency, and cost more where it breaks. */
export const pipelined = 64

/** Starts a target, and keeps it going. Fails with a `TargetFailure` where it does not start or introduce itself. */
export async function openTalk({ open, timeoutMs, jobs, interrupted }: TalkOptions): Promise<Talk> {
  const living = new Set<Channel>()
  const conversations = new Set<Conversation>()
  /** Sessions that broke a process after their event had been answered: they are told at their next one. */
  const blamed = new Map<string, TargetFailure>()
  const sessions = new Sessions()
  let failures = 0

  const converse: LaneOptions['converse'] = ({ isAlone, onBreak }) => {
    const conversation = new Conversation(open, {
      timeoutMs,
      isAlone,
      onBreak(broken, failure, session) {
        conversations.delete(broken)
        onBreak(broken, failure, session)
      },
    })
    const { channel } = conversation
    conversations.add(conversation)
    living.add(channel)
    channel.ended.then(() => living.delete(channel))
    return conversation
  }
  const onBlame: LaneOptions['onBlame'] = (session, failure) => void blamed.set(session, failure)
  const restarts: Restarts = { left: restartsMax, max: restartsMax }
  const lanes = Array.from({ length: jobs }, () => new Lane({ isAlone: false, restarts, converse, onBlame }))
  const turns = new Turns()
  const alone = new Lane({
    isAlone: true,
    restarts: { left: restartsMax, max: restartsMax },
    converse,
    onBlame,
  })

  const ask = ({ alone: isAlone }: Manner, input: TargetInput & { session: string }): Promise<Answer> => {
    const { session } = input
    if (isAlone) return turns.take(session, () => alone.ask(input))
    return (lanes[placeOf(session, lanes.length)] as Lane).ask(input)
  }
  const end = () => {
    for (const channel of living) channel.kill()
  }
  interrupted?.addEventListener('abort', end, { once: true })

  const close = async () => {
    for (const conversation of conversations) conversation.stop()
    await Promise.all([...living].map(({ ended }) => ended))
    interrupted?.removeEventListener('abort', end)
  }

  return {
    introduction: await firstOf(lanes, close),
    async transform(given, manner = {}) {
      const session = sessions.of(given.session)
      const guilty = blamed.get(session)
      blamed.delete(session)
      try {
        if (guilty !== undefined) throw guilty
        return await ask(manner, { ...given, session })
      } catch (error) {
        if (error instanceof TargetFailure) failures += 1
        if (!(error instanceof GivenUp)) throw error
        failures += 1
        // Without a case that errored the run would pass, with cases left out.
        if (failures === 1) throw new TargetFailure(error.message)
        return { kind: 'skipped', reason: error.message }
      }
    },
    end(name) {
      const session = sessions.end(name)
      if (session === undefined) return
      blamed.delete(session)
      for (const lane of [...lanes, alone]) lane.forget(session)
    },
    close,
  }
}

/** Sessions by their names. A case that is played again has the name of before, and nothing to do with what was kept then. */
class Sessions {
  readonly #open = new Map<string, string>()
  #count = 0

  of(name = ''): string {
    const known = this.#open.get(name)
    if (known !== undefined) return known
    this.#count += 1
    const session = `${name}-${this.#count}`
    this.#open.set(name, session)
    return session
  }

  end(name: string): string | undefined {
    const session = this.#open.get(name)
    this.#open.delete(name)
    return session
  }
}

/** The introduction of the first one. What was started is ended where it fails. */
async function firstOf(lanes: readonly Lane[], close: () => Promise<void>): Promise<Introduction> {
  try {
    const first = await lanes[0]?.start()
    return (await first?.introduction) as Introduction
  } catch (error) {
    await close()
    throw error
  }
}

/** The events of one session go to one process, which may remember some of them. */
function placeOf(session: string, count: number): number {
  let hash = 0
  for (let index = 0; count > 1 && index < session.length; index += 1) {
    hash = (Math.imul(hash, 31) + session.charCodeAt(index)) >>> 0
  }
  return hash % count
}
