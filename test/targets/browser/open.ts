import type { Event, Settings } from '../../../contracts/wire/index.ts'
import { createIntercom } from '../../../mocks/intercom/index.ts'
import { openTarget, outcomeOf, type Target } from '../../../src/targets/index.ts'

export interface Opening {
  browser?: 'jsdom' | 'chromium'
  timeoutMs?: number
  onNote?(says: string): void
}

/** Opens a target of that word, as `check` does. */
export function openPages(
  word: string,
  { browser = 'jsdom', timeoutMs = 50_000, onNote }: Opening = {},
): Promise<Target> {
  return openTarget(word, {
    folder: import.meta.dirname,
    timeoutMs,
    route: 'processor',
    headers: {},
    env: {},
    browser,
    intercom: createIntercom({ clock: () => 0 }),
    ...(onNote ? { onNote } : {}),
  })
}

let sessions = 0

/** What becomes of events in a fresh page, one after the other. */
export async function play(target: Target, events: readonly Event[], settings: Settings = { appId: 'app-1' }) {
  sessions += 1
  const session = `session-${sessions}`
  try {
    const answers = []
    for (const event of events)
      answers.push(await target.transform({ connection: 'web-device', settings, event, session }))
    return answers
  } finally {
    target.end?.(session)
  }
}

/** The calls that the messenger got for each event; an error where there is something else. */
export async function callsFor(target: Target, events: readonly Event[], settings?: Settings) {
  return (await play(target, events, settings)).map((answer) => {
    const outcome = outcomeOf(answer)
    if (outcome.kind !== 'calls') throw new Error(`calls are expected: ${JSON.stringify(outcome)}`)
    return outcome.calls
  })
}

export const identify = (userId: string, traits: Event = {}): Event => ({
  type: 'identify',
  userId,
  context: { traits },
})
