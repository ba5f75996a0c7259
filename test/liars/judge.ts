import { rules } from '../../contracts/rules/index.ts'
import { type PlayedCase, type Report, sameJson } from '../../contracts/wire/index.ts'
import { check, exitCodeOf } from '../../src/conformance/index.ts'
import { type Case, createStage, loadCases } from '../../src/runner/index.ts'
import { reference, type Target } from '../../src/targets/index.ts'
import type { Liar } from './liar.ts'

/** How deep to look. */
export interface Depth {
  seed: number
  /** How many generated cases, beside the built-in ones. */
  runs: number
}

const cases = loadCases({ folder: process.cwd() })

/** What the reference makes of each case, played once. */
const played = new Map<number, Promise<Map<string, PlayedCase>>>()

function playedByReference(seed: number): Promise<Map<string, PlayedCase>> {
  const known = played.get(seed) ?? playAll(reference, seed)
  played.set(seed, known)
  return known
}

async function playAll(target: Target, seed: number): Promise<Map<string, PlayedCase>> {
  const stage = createStage(target, seed)
  const all = new Map<string, PlayedCase>()
  for (const toPlay of cases) {
    const { played, error } = await stage.play(toPlay)
    if (error === undefined) all.set(toPlay.id, played)
  }
  return all
}

const answers = ({ exchanges }: PlayedCase) =>
  exchanges.map(({ outcome, again, inputChanged }) => ({ outcome, again, inputChanged }))

/**
 * The cases in which a liar does not do what the reference does. In the others it keeps every rule, as the reference does, and
 * two thirds of the time would go into finding that out.
 */
async function casesLiedIn(target: Target, seed: number): Promise<Case[]> {
  const honest = await playedByReference(seed)
  const lying = await playAll(target, seed)
  return cases.filter(({ id }) => {
    const [one, other] = [honest.get(id), lying.get(id)]
    return one === undefined || other === undefined || !sameJson(answers(one), answers(other))
  })
}

/** What the judge says of a liar. All rules look at it, should-rules fail it as well. */
export async function judge(liar: Liar, { seed }: Depth): Promise<Report> {
  const lied = await casesLiedIn(liar.target, seed)
  return check({
    target: liar.target,
    rules,
    cases: lied,
    seed,
    failOn: 'should',
    replay: (caseId) => `check --case ${caseId}`,
  })
}

/** A liar, and what came of judging it. */
export interface Exposure {
  /** Whether the rule that it breaks turned red. */
  isCaught: boolean
  /** The smallest case in which that rule found it. */
  caughtBy?: string
  /** The other rules that turned red. */
  collateral: string[]
  exitCode: number
}

/** Judges a liar: was it caught, by what, and what else did it break. */
export async function expose(liar: Liar, depth: Depth): Promise<Exposure> {
  const report = await judge(liar, depth)
  const red = report.rules.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored')
  const rule = red.find(({ id }) => id === liar.breaks)
  const caughtBy = rule?.failures[0]?.case ?? rule?.reason?.split(': ')[0]
  return {
    isCaught: rule !== undefined,
    ...(caughtBy === undefined ? {} : { caughtBy }),
    collateral: red.map(({ id }) => id).filter((id) => id !== liar.breaks),
    exitCode: exitCodeOf(report),
  }
}
