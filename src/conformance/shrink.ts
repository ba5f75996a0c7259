import fc from 'fast-check'
import type { Rule } from '../../contracts/rules/index.ts'
import type { Connection } from '../../contracts/wire/index.ts'
import type { Performance, Stage } from '../runner/index.ts'
import { isGeneratedId, originOf } from './generation/index.ts'
import type { Judge } from './judge.ts'
import { judgementsOf } from './judgements-of.ts'

/** How long one cause is shrunk, and all of them together. */
const limitsMs = { cause: 5000, all: 10_000 }

/** A smaller case that was found, with its variants, and what was looked for. */
export interface Shrunk {
  sought: Sought
  smaller: readonly Performance[]
}

/** What a shrinking looks for: this rule saying this. */
export interface Sought {
  rule: Rule
  message: string
  caseId: string
}

/**
 * For each cause whose example was generated, the smallest case that shows it: by fast-check's own shrinking, from the case that was
 * found. Such a case has an address of its own.
 */
export async function* smallerCases(
  judge: Judge,
  stage: Stage,
  connections: readonly Connection[],
  nowMs: () => number,
): AsyncGenerator<Shrunk> {
  const start = nowMs()
  for (const sought of soughtIn(judge)) {
    const left = limitsMs.all - (nowMs() - start)
    if (left <= 0) return
    const smaller = await shrink(sought, stage, connections, Math.min(left, limitsMs.cause))
    if (smaller.length > 0) yield { sought, smaller }
  }
}

function soughtIn(judge: Judge): Sought[] {
  return judge.tallies.flatMap((tally) =>
    tally.rule.level === 'info'
      ? []
      : tally
          .causes()
          .filter(({ failure }) => failure.known === undefined && isGeneratedId(failure.case))
          .map(({ failure }) => ({ rule: tally.rule, message: failure.message, caseId: failure.case })),
  )
}

async function shrink(
  sought: Sought,
  stage: Stage,
  connections: readonly Connection[],
  limitMs: number,
): Promise<Performance[]> {
  const { kind, seed, path } = originOf(sought.caseId, connections)
  const isFree = async (value: unknown) => !finds(sought, await kind.play(stage, value, sought.caseId))
  const { counterexample, counterexamplePath } = await fc.check(fc.asyncProperty(kind.arbitrary, isFree), {
    seed,
    path,
    numRuns: 1,
    interruptAfterTimeLimit: limitMs,
  })
  if (counterexample === null || counterexamplePath === null || counterexamplePath === path) return []
  const smallest = await kind.play(stage, counterexample[0], `${kind.name}@${seed}:${counterexamplePath}`)
  return smallest.map((performance) => ({ ...performance, part: 'smaller' }))
}

/** Whether the rule says just that of a case, or of a variant beside it. A case over which the rule breaks says nothing. */
function finds({ rule, message }: Sought, [plain, ...variants]: readonly Performance[]): boolean {
  const told = variants.length > 0 ? variants : plain === undefined ? [] : [plain]
  return told.some((one) => one.breakdown === undefined && says(rule, one, plain).includes(message))
}

function says(rule: Rule, told: Performance, plain: Performance | undefined): string[] {
  try {
    return judgementsOf(rule, told, plain).flatMap(({ findings }) => findings.map(({ message }) => message))
  } catch {
    return []
  }
}
