import fc from 'fast-check'
import { rules } from '../../contracts/rules/index.ts'
import {
  cloudConnections,
  copyJson,
  type Event,
  isCloud,
  type Outcome,
  type Report,
  sameJson,
} from '../../contracts/wire/index.ts'
import { check, exitCodeOf } from '../../src/conformance/index.ts'
import { arbitraryCase } from '../../src/generate/index.ts'
import { type Case, loadCases, oneSecondApart, secretsOf } from '../../src/runner/index.ts'
import { reference, type Target, type TargetInput } from '../../src/targets/index.ts'
import type { Liar } from './liar.ts'

/** How deep to look. */
export interface Depth {
  seed: number
  /** How many generated cases, beside the built-in ones. */
  runs: number
}

const builtIn = loadCases({ folder: process.cwd() }).filter(({ connection }) => isCloud(connection))

/** The built-in cases, and generated ones under the addresses that `check` gives them. */
function casesAt({ seed, runs }: Depth): Case[] {
  const generated = runs === 0 ? [] : fc.sample(arbitraryCase(cloudConnections), { seed, numRuns: runs })
  return [
    ...builtIn,
    ...generated.map(({ connection, settings, events }, index): Case => {
      const id = `properties/events@${seed}:${index}`
      return { id, suite: 'properties', connection, settings, events: oneSecondApart(events) }
    }),
  ]
}

/** A case as a target meets it, and what the reference makes of each of its events. */
interface Rehearsal {
  toPlay: Case
  inputs: TargetInput[]
  outcomes: Outcome[]
}

const rehearsals = new Map<string, Promise<Rehearsal[]>>()

/** All cases at one depth, prepared once for all liars. Those of one depth are kept: 20,000 generated ones fill memory. */
function rehearse(depth: Depth): Promise<Rehearsal[]> {
  const name = `${depth.seed} ${depth.runs}`
  const known = rehearsals.get(name) ?? Promise.all(casesAt(depth).map((toPlay) => rehearseCase(toPlay, depth.seed)))
  rehearsals.clear()
  rehearsals.set(name, known)
  return known
}

async function rehearseCase(toPlay: Case, seed: number): Promise<Rehearsal> {
  const { reveal } = secretsOf(seed, toPlay.id)
  const settings = reveal(toPlay.settings as Event)
  const inputs = toPlay.events.map(({ event }) => ({ connection: toPlay.connection, settings, event: reveal(event) }))
  return { toPlay, inputs, outcomes: await Promise.all(inputs.map((input) => reference.transform(input))) }
}

/** Whether a target makes something else of an event than the reference, changes it, or falls over it. */
async function differs(
  target: Target,
  { connection, settings, event }: TargetInput,
  honest: Outcome,
): Promise<boolean> {
  const own = copyJson(event)
  try {
    const outcome = await target.transform({ connection, settings, event: own })
    return !sameJson(outcome, honest) || !sameJson(own, event)
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
 * The cases in which a liar does not do what the reference does. In all others it keeps every rule, as the reference does, and
 * most of the time would go into finding that out.
 */
async function casesLiedIn(liar: Liar, depth: Depth): Promise<Case[]> {
  const { target } = liar
  const lied: Case[] = []
  for (const rehearsal of await rehearse(depth)) {
    if (await isLiedIn(liar, target, rehearsal)) lied.push(rehearsal.toPlay)
  }
  return lied
}

/**
 * What the judge says of a liar. All rules look at it, and should-rules fail it as well. Nothing is shrunk: the built-in cases are
 * small, and the time goes to other liars.
 */
export async function judge(liar: Liar, depth: Depth): Promise<Report> {
  const cases = await casesLiedIn(liar, depth)
  let nowMs = 0
  return check({
    target: liar.target,
    rules,
    cases,
    seed: depth.seed,
    failOn: 'should',
    replay: (caseId) => `check --case ${caseId}`,
    nowMs: () => {
      nowMs += 60_000
      return nowMs
    },
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
