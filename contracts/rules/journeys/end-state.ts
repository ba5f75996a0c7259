import {
  connections,
  type Exchange,
  type Expectations,
  type PlayedCase,
  type WorkspaceState,
} from '../../wire/index.ts'
import { defineCaseRule, type Finding, type Judgement } from '../define-rule.ts'
import { causeOf } from './cause.ts'
import { compareEffort } from './end-effort.ts'
import { compareObjects, kinds } from './end-objects.ts'

/** What a moment of a journey is judged by. */
interface Look {
  expected: Expectations
  state: WorkspaceState
  /** Those that had begun by then. */
  exchanges: readonly Exchange[]
  requests: number
  /** Where what is expected stands in the scenario. */
  path: string
}

/** The end of a journey, and the looks before it. */
function looksOf({ exchanges, state, expectations, story }: PlayedCase): Look[] {
  const moments = (story?.moments ?? []).map((moment) => ({
    ...moment,
    exchanges: exchanges.slice(0, moment.exchanges),
    path: `steps.${moment.step.number - 1}.expect`,
  }))
  if (expectations === undefined) return moments
  const requests = exchanges.reduce((sum, { delivered }) => sum + delivered.length, 0)
  return [...moments, { expected: expectations, state, exchanges, requests, path: 'then' }]
}

/** Each difference, told at the exchange that it comes of. */
function differencesOf({ expected, state, exchanges, requests, path }: Look): Judgement[] {
  const last = Math.max(0, exchanges.length - 1)
  const objects = kinds.flatMap((kind) => {
    const written = expected[kind]
    if (written === undefined) return []
    return compareObjects(kind, written, state[kind]).map((difference) => {
      const finding = findingOf(difference, path, kind, difference.index)
      return { exchange: Math.max(0, causeOf(difference, exchanges)), findings: [finding] }
    })
  })
  const effort = compareEffort(expected, exchanges, requests).map(({ word, exchange = last, index, ...finding }) => ({
    exchange,
    findings: [findingOf(finding, path, word, index)],
  }))
  return [...objects, ...effort]
}

function findingOf({ message, expected, received }: Finding, path: string, word: string, index?: number): Finding {
  return {
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received }),
    place: index === undefined ? `${path}.${word}` : `${path}.${word}.${index}`,
  }
}

/** A journey that was kept is one judgement; one that was not, one for each difference. */
function judge(played: PlayedCase): Judgement[] {
  const looks = looksOf(played)
  if (looks.length === 0) return []
  const differences = looks.flatMap(differencesOf)
  return differences.length > 0 ? differences : [{ exchange: played.exchanges.length - 1, findings: [] }]
}

export const journeyEndsAsTold = defineCaseRule({
  id: 'J1',
  level: 'must',
  authority: 'DOC',
  says: 'A journey leaves in Intercom the users, companies, links and events that its scenario names, and no others. What is dropped, requested and called, and what Intercom holds on the way, is as the scenario says, where it does.',
  why: 'Each request can look right on its own and the journey still end wrong: a person doubled, a link lost, an event gone.',
  mend: 'Run the scenario alone with its case id, and compare what Intercom holds with what the scenario file expects.',
  source:
    'the scenario file, which cites the destination documentation; contract, "the state that Intercom is left in"',
  harm: 'people confused',
  connections,
  judge,
})
