import { createIntercom } from '../../mocks/intercom/index.ts'
import { believableWorkspace } from '../../src/generate/index.ts'
import { type Figure, medianOf, type Ratio } from './figure.ts'

const nowMs = 1_772_600_767_000
const people = 100_000
const rounds = 5

/** A state of 100,000 people, as `GET /_mock/state` shows it, put into a mock, beside its text parsed and nothing else done. */
function loadBesideParse(): Ratio {
  const intercom = createIntercom({ clock: () => nowMs })
  intercom.replaceState('t', { ...believableWorkspace({ people, seed: 7, nowSeconds: nowMs / 1000 }) })
  const text = JSON.stringify(intercom.state('t'))
  const measured = []
  for (let round = 0; round <= rounds; round += 1) {
    const parseMs = timeOf(() => JSON.parse(text))
    const state = JSON.parse(text)
    const loadMs = timeOf(() => intercom.replaceState('t', state))
    if (round > 0) measured.push({ ratio: parseMs / loadMs, perSecond: (people * 1000) / loadMs })
  }
  return medianOf(measured)
}

function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

export const mockStateFigures: readonly Figure[] = [
  {
    name: 'mock, people of a state of 100,000 with their events loaded ÷ JSON.parse of its text',
    goal: 0.3,
    orPerSecond: 30_000,
    measure: loadBesideParse,
  },
]
