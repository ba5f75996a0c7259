import fc from 'fast-check'
import { type Connection, isCloud, optionLimits, type Shard, type Suite } from '../../../contracts/wire/index.ts'
import type { GeneratedCase } from '../../generate/index.ts'
import { didYouMean, InputError } from '../../input/index.ts'
import type { Performance, Stage } from '../../runner/index.ts'
import { type Range, shareOf } from '../shards/split.ts'
import { eventsKind, relationKinds, variantInTurn } from './events.ts'
import { casesForOneJourney, journeysKind } from './journeys.ts'
import type { Kind } from './kind.ts'
import { sameEndKind } from './same-end.ts'

/** What to generate. */
export interface GenerationPlan {
  connections: readonly Connection[]
  seed: number
  /** How many cases of events; a tenth as many journeys. */
  runs: number
  suites: readonly Suite[]
  /** Which part of them; all unless given. */
  shard?: Shard | undefined
}

/** A generated case to play, and its place among all that the plan makes, from 0. */
export interface GeneratedJob {
  place: number
  play(): Promise<Performance[]>
}

/** Every kind of generated case. */
function kindsOf(connections: readonly Connection[]): Kind[] {
  return [
    eventsKind(connections),
    ...relationKinds(connections),
    journeysKind(connections),
    sameEndKind(connections),
  ] as Kind[]
}

/** How many cases of each kind a plan makes, in the order in which they are played. */
function countsOf({ runs, suites, connections }: Omit<GenerationPlan, 'seed'>) {
  const isPlayed = (suite: Suite) => (suites.includes(suite) ? 1 : 0)
  return {
    events: isPlayed('properties') * runs,
    journeys: isPlayed('sequences') * journeysFor(runs),
    shared: isPlayed('sequences') * sharedJourneysFor(runs, connections),
  }
}

/** How many cases a plan makes, or its shard of them. */
export function generatedCount(plan: Omit<GenerationPlan, 'seed'>): number {
  return Object.values(countsOf(plan)).reduce((sum, count) => {
    const { from, to } = shareOf(plan.shard, count)
    return sum + to - from
  }, 0)
}

/** A quarter as many journeys is played over every connection; there are no two ends to compare where there is one alone. */
const sharedJourneysFor = (runs: number, connections: readonly Connection[]) =>
  connections.length < 2 ? 0 : Math.ceil(journeysFor(runs) / 4)

const journeysFor = (runs: number) => Math.ceil(runs / casesForOneJourney)

/**
 * One job for each generated case; each of the events is followed by its variant under one relation, in turn. A shard plays a stretch of
 * each kind: values before it are not made.
 */
export function* generatedJobs(stage: Stage, plan: GenerationPlan): Generator<GeneratedJob> {
  const { connections, seed, shard } = plan
  const counts = countsOf(plan)
  const events = eventsKind(connections)
  for (const { value, turn } of valuesOf(events.arbitrary, seed, shareOf(shard, counts.events))) {
    yield { place: turn, play: () => playBesideVariant(stage, events, value, { turn, seed }) }
  }
  const journeys = journeysKind(connections)
  for (const { value, turn } of valuesOf(journeys.arbitrary, seed, shareOf(shard, counts.journeys))) {
    yield { place: counts.events + turn, play: () => journeys.play(stage, value, `${journeys.name}@${seed}:${turn}`) }
  }
  const shared = sameEndKind(connections)
  for (const { value, turn } of valuesOf(shared.arbitrary, seed, shareOf(shard, counts.shared))) {
    const place = counts.events + counts.journeys + turn
    yield { place, play: () => shared.play(stage, value, `${shared.name}@${seed}:${turn}`) }
  }
}

async function playBesideVariant(
  stage: Stage,
  kind: ReturnType<typeof eventsKind>,
  value: GeneratedCase,
  { turn, seed }: { turn: number; seed: number },
): Promise<Performance[]> {
  const origin = `${seed}:${turn}`
  const [plain] = await kind.play(stage, value, `${kind.name}@${origin}`)
  if (plain === undefined) return []
  if (isBrokenOff(plain) || !isCloud(plain.played.connection)) return [plain]
  return [plain, ...(await variantInTurn(stage, value, turn, origin))]
}

/** Such a case has nothing that a variant could be held against. */
const isBrokenOff = ({ breakdown, skipped }: Performance) => breakdown !== undefined || skipped !== undefined

/**
 * Values of one seed with their number, which is fast-check's path; a block at a time, so that memory does not grow with them. The first
 * blocks are small: a run that ends early makes few that nobody plays. Later ones are large: each is found by passing over all before it.
 */
function* valuesOf<Value>(arbitrary: fc.Arbitrary<Value>, seed: number, { from, to }: Range) {
  for (let start = from, block = 50; start < to; start += block, block = Math.min(2 * block, 2000)) {
    const values = fc.sample(arbitrary, { seed, path: String(start), numRuns: Math.min(block, to - start) })
    for (const [place, value] of values.entries()) yield { value, turn: start + place }
  }
}

/** Whether a case id is of a generated case. */
export function isGeneratedId(id: string): boolean {
  return id.startsWith('properties/') || id.startsWith('sequences/')
}

/** Where a generated case comes from: how to make its value again. */
export interface Origin {
  kind: Kind
  seed: number
  /** fast-check's path: the number of the value, and the steps by which it was shrunk. */
  path: string
}

/** The origin that a case id names; an error where it names none. */
export function originOf(id: string, connections: readonly Connection[]): Origin {
  const [, name, seed, path] = /^([a-z]+\/[a-z-]+)@(\d{1,10}):(\d{1,9}(?::\d{1,9})*)$/.exec(id) ?? []
  if (name === undefined || seed === undefined || path === undefined || Number(seed) > 0x7fffffff) {
    throw new InputError(
      `"${id}" is no generated case. Such an id reads properties/NAME@SEED:PATH, as a report prints it.`,
    )
  }
  // Values before it are passed over one by one: a slip of the finger would take minutes, in which nothing can be interrupted.
  if (Number.parseInt(path, 10) >= optionLimits.runs.maximum) {
    throw new InputError(
      `No run makes the case "${id}": they have ${optionLimits.runs.maximum} generated cases at most.`,
    )
  }
  const kinds = kindsOf(connections)
  const kind = kinds.find((candidate) => candidate.name === name)
  if (kind) return { kind, seed: Number(seed), path }
  const names = kinds.map((candidate) => candidate.name)
  throw new InputError(
    `There are no generated cases "${name}".${didYouMean(name, names)} There are: ${names.join(', ')}.`,
  )
}

/** Plays exactly the generated case that an id names. */
export async function playGeneratedId(
  stage: Stage,
  id: string,
  connections: readonly Connection[],
): Promise<Performance[]> {
  const { kind, seed, path } = originOf(id, connections)
  const [value] = fc.sample(kind.arbitrary, { seed, path, numRuns: 1 })
  if (value === undefined) {
    throw new InputError(
      `The case "${id}" cannot be made again: its path leads nowhere. Copy the id whole, as the report prints it.`,
    )
  }
  return kind.play(stage, value, id)
}
