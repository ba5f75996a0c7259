import { personIn } from '../cast/marks.ts'
import type { Tell } from './watcher.ts'

export const sameEndTerms = {
  name: 'same end',
  says: 'The weather leaves the same state as fair weather does, but for ids and times that are of Intercom itself.',
}

/** Compares the ends of two runs of the same lives (see `fingerprintOf`). Each person or company that differs is told once. */
export function compareEnds(
  weathered: ReadonlyMap<string, string>,
  fair: ReadonlyMap<string, string>,
  at: number,
  tell: Tell,
): void {
  for (const whose of new Set([...weathered.keys(), ...fair.keys()])) {
    const [here, there] = [weathered.get(whose), fair.get(whose)]
    if (here === there) continue
    const person = whose.startsWith('person') ? personIn(whose) : undefined
    tell({
      at,
      people: person === undefined ? [] : [person],
      says: `${whose} ends otherwise than in fair weather: ${differenceOf(here, there)}.`,
    })
  }
}

const around = 40

/** Where two texts part, with some of what stands around. */
function differenceOf(here: string | undefined, there: string | undefined): string {
  if (here === undefined) return 'there is nothing here, and something there'
  if (there === undefined) return 'there is something here, and nothing there'
  let place = 0
  while (here[place] === there[place]) place += 1
  const from = Math.max(0, place - around)
  return `…${here.slice(from, place + around)}… here, …${there.slice(from, place + around)}… there`
}
