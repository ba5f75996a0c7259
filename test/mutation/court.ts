import { readFileSync } from 'node:fs'
import { type Rule, rules } from '../../contracts/rules/index.ts'
import type { PlayedCase, Vector } from '../../contracts/wire/index.ts'
import { connectionIn } from '../../src/conformance/tell-failure.ts'
import { type Case, createStage, loadCases, loadVectors, type Performance, vectorCase } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'
import { isPlayed, verdictOf, verdictsFile } from '../contracts/verdict-of.ts'
import { liarTrials, type SeenIn } from './court-of-liars.ts'
import { strangerTrials } from './court-of-strangers.ts'
import { testTrials } from './court-of-tests.ts'
import type { Trial } from './trial.ts'

/** The lines of the file that `test/contracts/verdicts.test.ts` compares. */
const verdicts = new Set(readFileSync(verdictsFile, 'utf8').split('\n'))

const ruleOf = ({ rule }: Vector) => rules.find(({ id }) => id === rule) as Rule

/** Everything is played anew for each question, so that no reading of an earlier one is remembered. */
const play = (toPlay: Case): Promise<Performance> => createStage(reference, 7).play(toPlay)

async function vectorComplaint(vector: Vector): Promise<string | undefined> {
  const { played, breakdown } = await play(vectorCase(vector))
  if (breakdown !== undefined) return breakdown.message
  const judgements = ruleOf(vector).judge(played)
  const messages = judgements.flatMap(({ findings }) => findings.map(({ message }) => message))
  if (vector.expect === 'flag') return messages.length > 0 ? undefined : 'it is not flagged'
  return judgements.length === 0 ? 'its rule does not apply' : messages[0]
}

async function freedomComplaint(vector: Vector): Promise<string | undefined> {
  const { played } = await play(vectorCase(vector))
  const broken = rules.find(
    ({ level, connections, judge }) =>
      level === 'must' &&
      connections.includes(vector.connection) &&
      judge(played).some(({ findings }) => findings.length > 0),
  )
  return broken && `it breaks ${broken.id}`
}

/** Of a case over several connections a rule is asked about the exchanges over its own. */
const isBroken = ({ connections, judge }: Rule, played: PlayedCase): boolean =>
  judge(played).some(
    ({ exchange, findings }) => findings.length > 0 && connections.includes(connectionIn(played, exchange)),
  )

async function referenceComplaint(toPlay: Case): Promise<string | undefined> {
  const { played, breakdown } = await play(toPlay)
  if (breakdown !== undefined) return breakdown.message
  const broken = rules.find((rule) => rule.level !== 'info' && isBroken(rule, played))
  return broken && `it breaks ${broken.id}`
}

/** What `npm test` promises of vectors, recordings and scenarios, the quickest first. */
export async function trials(seen: SeenIn): Promise<Trial[]> {
  const cases = loadCases({ folder: process.cwd() })
  const vectors = loadVectors().filter(isPlayed)
  const freedoms = vectors.filter(({ expect, outcomes }) => expect === 'pass' && outcomes !== undefined)
  return [
    ...(await testTrials()),
    ...vectors.map((vector) => ({
      name: `${vector.id}: ${vector.expect}`,
      complaint: () => vectorComplaint(vector),
    })),
    ...freedoms.map((vector) => ({
      name: `${vector.id}: breaks no other must-rule`,
      complaint: () => freedomComplaint(vector),
    })),
    ...vectors.map((vector) => ({
      name: `${vector.id}: the whole verdict`,
      complaint: async () => (verdicts.has(await verdictOf(vector)) ? undefined : 'the verdict is another one'),
    })),
    ...cases.map((toPlay) => ({
      name: `${toPlay.id}: the reference keeps every rule`,
      complaint: () => referenceComplaint(toPlay),
    })),
    ...liarTrials(cases, seen),
    ...strangerTrials(cases),
  ]
}
