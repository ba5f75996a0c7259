import { type Rule, rules } from '../../contracts/rules/index.ts'
import {
  cloudConnections,
  copyJson,
  type Event,
  isCloud,
  type Outcome,
  type Report,
  sameJson,
} from '../../contracts/wire/index.ts'
import { KnownDeviations } from '../../src/conformance/baseline/known-deviations.ts'
import { generatedJobs } from '../../src/conformance/generation/index.ts'
import { check, exitCodeOf } from '../../src/conformance/index.ts'
import { Judge } from '../../src/conformance/judge.ts'
import { smallerCases } from '../../src/conformance/shrink.ts'
import { type Case, createStage, loadCases, secretsOf } from '../../src/runner/index.ts'
import { reference, type Target, type TargetInput } from '../../src/targets/index.ts'
import type { Liar } from './liar.ts'

const builtIn = loadCases({ folder: process.cwd() }).filter(({ connection }) => isCloud(connection))

/** A case as a target meets it, and what the reference makes of each of its events. */
interface Rehearsal {
  toPlay: Case
  inputs: TargetInput[]
  outcomes: Outcome[]
}

const writtenSeed = 1
let rehearsed: Promise<Rehearsal[]> | undefined

/** The written cases, prepared once for all liars. */
function rehearse(): Promise<Rehearsal[]> {
  rehearsed ??= Promise.all(builtIn.map(rehearseCase))
  return rehearsed
}

async function rehearseCase(toPlay: Case): Promise<Rehearsal> {
  const { reveal, session } = secretsOf(writtenSeed, toPlay.id)
  const settings = reveal(toPlay.settings as Event)
  const inputs = toPlay.events.map(({ event }) => ({
    connection: toPlay.connection,
    settings,
    event: reveal(event),
    session,
  }))
  const outcomes = (await Promise.all(inputs.map((input) => reference.transform(input)))) as Outcome[]
  return { toPlay, inputs, outcomes }
}

/** Whether a target makes something else of an event than the reference, changes it, or falls over it. */
async function differs(target: Target, input: TargetInput, honest: Outcome): Promise<boolean> {
  const event = copyJson(input.event)
  try {
    const outcome = await target.transform({ ...input, event })
    return !sameJson(outcome, honest) || !sameJson(event, input.event)
  } catch {
    return true
  }
}

/** Gives the events in order, and to a liar that remembers once more, the last one first, as the runner does. */
async function isLiedIn(liar: Liar, target: Target, { inputs, outcomes }: Rehearsal): Promise<boolean> {
  const places = [...inputs.keys()]
  for (const place of liar.remembers ? [...places, ...places.toReversed()] : places) {
    if (await differs(target, inputs[place] as TargetInput, outcomes[place] as Outcome)) return true
  }
  return false
}

/**
 * The written cases in which a liar does not do what the reference does. In all others it keeps every rule, as the reference does,
 * and most of the time would go into finding that out.
 */
async function casesLiedIn(liar: Liar): Promise<Case[]> {
  const { target } = liar
  const lied: Case[] = []
  for (const rehearsal of await rehearse()) if (await isLiedIn(liar, target, rehearsal)) lied.push(rehearsal.toPlay)
  return lied
}

/** What the judge says of a liar over the written cases. All rules look at it, and should-rules fail it as well. */
async function judgeWritten(liar: Liar): Promise<Report> {
  return check({
    target: liar.target,
    rules,
    cases: await casesLiedIn(liar),
    seed: writtenSeed,
    failOn: 'should',
    replay: (caseId) => `check --case ${caseId}`,
  })
}

/** A liar, and what came of judging it over the written cases. */
export interface Exposure {
  /** Whether the rule that it breaks turned red. */
  isCaught: boolean
  /** The other rules that turned red. */
  collateral: string[]
  exitCode: number
}

/** Judges a liar over the written cases: was it caught, and what else did it break. */
export async function expose(liar: Liar): Promise<Exposure> {
  const report = await judgeWritten(liar)
  const red = report.rules.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored').map(({ id }) => id)
  return {
    isCaught: red.includes(liar.breaks),
    collateral: red.filter((id) => id !== liar.breaks),
    exitCode: exitCodeOf(report),
  }
}

/** How deep to look. */
export interface Depth {
  seed: number
  /** How many generated cases, and a tenth as many journeys. */
  runs: number
}

/** Where generated cases caught a liar. */
export interface Catch {
  /** The first case in which the rule that it breaks found it. */
  caseId: string
  /** The smallest event, by shrinking that case; none of a case over which the liar fell. */
  smallest(): Promise<Event | undefined>
}

/**
 * Judges a liar over generated cases alone, as `check` does, by the one rule that it breaks, and stops where that turns red. Nothing
 * where it does not.
 */
export async function catchGenerated(liar: Liar, { seed, runs }: Depth): Promise<Catch | undefined> {
  const rule = rules.find(({ id }) => id === liar.breaks) as Rule
  const judge = new Judge([rule], { known: new KnownDeviations(), replay: (caseId) => caseId })
  const [tally] = judge.tallies
  const stage = createStage(liar.target, seed)
  const connections = cloudConnections
  const found = () => tally?.causes()[0]?.failure
  // The end of a journey is judged on journeys alone.
  const suites = rule.id === 'J1' ? (['sequences'] as const) : (['properties', 'sequences'] as const)
  for (const job of generatedJobs(stage, { connections, seed, runs, suites })) {
    for (const performance of await job.play()) judge.take({ kind: 'played', performance })
    const [breakdown] = judge.errors().filter((error) => error.rule === rule.id)
    if (breakdown !== undefined) return { caseId: breakdown.case, smallest: async () => undefined }
    const failure = found()
    if (failure === undefined) continue
    const smallest = async () => {
      const start = performance.now()
      const nowMs = () => performance.now() - start
      for await (const { smaller } of smallerCases(judge, stage, connections, nowMs)) {
        for (const one of smaller) judge.take({ kind: 'played', performance: one })
      }
      return (found() ?? failure).event
    }
    return { caseId: failure.case, smallest }
  }
  return undefined
}
