import { contractVersion } from '../../../contracts/rules/index.ts'
import { type Evidence, type JsonValue, type Report, type Shard, sameJson } from '../../../contracts/wire/index.ts'
import { InputError } from '../../input/index.ts'
import { toolVersion } from '../tool-version.ts'

/** The report of a shard, and what it is called in errors: its file. */
export interface Part {
  name: string
  report: Report
}

/** The report of a shard that can be merged. */
export type ShardReport = Report & { shard: Shard & { evidence: Evidence } }

/** The shards of one run in their order; an `InputError` that says what is missing, doubled or differs where they are none. */
export function shardsOfOneRun(parts: readonly Part[]): ShardReport[] {
  const [first, ...others] = parts.map(({ name, report }) => ({ name, report: mergeable(report, name) }))
  if (first === undefined) throw new InputError('There is no report to merge. Name the json report of each shard.')
  for (const other of others) expectSameRun(first, other)
  const all = [first, ...others].toSorted((left, right) => left.report.shard.index - right.report.shard.index)
  expectEachOnce(all, first.report.shard.count)
  return all.map(({ report }) => report)
}

function mergeable(report: Report, name: string): ShardReport {
  const place = { file: name }
  const { shard, redacted, tool, contract } = report
  if (shard === undefined) {
    throw new InputError('This report is of a whole run: only those of shards (check --shard I/N) are merged.', place)
  }
  if (redacted) {
    throw new InputError(
      'This report is redacted: the masks of several reports do not agree. Merge reports without --redact, and give it to merge.',
      place,
    )
  }
  if (shard.evidence === undefined) {
    throw new InputError(
      'This report was judged from a saved run, and holds nothing to merge by. Merge the reports that check --shard wrote.',
      place,
    )
  }
  if (tool.version !== toolVersion || contract.version !== contractVersion) {
    throw new InputError(
      `This report was written by version ${tool.version} (contract ${contract.version}); this is ${toolVersion} (contract ${contractVersion}). Merge with the version that ran.`,
      place,
    )
  }
  return { ...report, shard: { ...shard, evidence: shard.evidence } }
}

/** What shards of one run agree in, by the words in which it is told. */
function marksOf({ target, seed, environment, shard }: ShardReport): Record<string, JsonValue> {
  const { evidence } = shard
  return {
    'the number of shards': shard.count,
    'the target': target,
    'the browser': environment.browser ?? null,
    '--seed': seed,
    '--fail-on': evidence.failOn,
    ...evidence.run,
    'the entries of the baseline': (evidence.known?.entries ?? []).map(({ entry }) => entry),
    'the rules': evidence.met.rules.map(({ id }) => id),
  }
}

function expectSameRun(one: { name: string; report: ShardReport }, other: { name: string; report: ShardReport }): void {
  const [left, right] = [marksOf(one.report), marksOf(other.report)]
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  const differing = [...names].filter((name) => !sameJson(left[name] ?? null, right[name] ?? null))
  if (differing.length === 0) return
  const told = differing.map((name) => `${name} (${shown(right[name])}; in ${one.name} ${shown(left[name])})`)
  throw new InputError(`This shard is of another run than ${one.name}. They differ in ${told.join(', ')}.`, {
    file: other.name,
  })
}

function shown(value: JsonValue | undefined): string {
  const text = JSON.stringify(value ?? null)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

function expectEachOnce(shards: readonly { name: string; report: ShardReport }[], count: number): void {
  for (const [place, { name, report }] of shards.entries()) {
    const before = shards[place - 1]
    if (before?.report.shard.index !== report.shard.index) continue
    throw new InputError(`This is shard ${report.shard.index} of ${count}, which ${before.name} is already.`, {
      file: name,
    })
  }
  const there = new Set(shards.map(({ report }) => report.shard.index))
  const missing = Array.from({ length: count }, (_, place) => place + 1).filter((index) => !there.has(index))
  if (missing.length === 0) return
  const named = missing.slice(0, 20).join(', ')
  const what =
    missing.length === 1 ? `Shard ${named} of ${count} is missing` : `Of ${count} shards ${named} are missing`
  throw new InputError(`${what}. A verdict needs them all.`)
}
