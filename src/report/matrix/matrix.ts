import { type Report, type RuleReport, type Standing, standingOf } from '../../../contracts/wire/index.ts'
import { headlineOf } from '../headline.ts'

/** One implementation that is compared. */
export interface Column {
  /** The name of the target, with what tells it from another of the same name. */
  name: string
  /** `breaks the contract`, to be read after the name. */
  says: string
  because: string
  /** Of the rules of a level that its run judged, how many it keeps: `58 of 61`. */
  must: string
  should: string
}

/** One rule, and where each implementation stands: none where its run did not have the rule. */
export interface Row {
  rule: RuleReport
  cells: (Standing | undefined)[]
  /** Whether implementations that were judged stand differently. */
  differs: boolean
}

/** Several runs as one comparison: rows are rules, columns implementations. */
export interface Matrix {
  columns: Column[]
  areas: { area: string; rows: Row[] }[]
  /** Why the columns are not quite comparable, where they are not. */
  cautions: string[]
}

/** Compares the reports of several runs; of one it is a table of one column. */
export function matrixOf(reports: readonly Report[]): Matrix {
  const rules = new Map(reports.flatMap((report) => report.rules.map((rule) => [rule.id, rule])))
  const byId = reports.map((report) => new Map(report.rules.map((rule) => [rule.id, standingOf(rule, report.failOn)])))
  const rows = [...rules.values()].map((rule): Row => {
    const cells = byId.map((standings) => standings.get(rule.id))
    const judged = cells.filter((cell) => cell !== undefined && cell !== 'unjudged')
    return { rule, cells, differs: new Set(judged).size > 1 }
  })
  return {
    columns: reports.map((report, index) => columnOf(report, reports, index)),
    areas: [...Map.groupBy(rows, ({ rule }) => rule.area)].map(([area, own]) => ({ area, rows: own })),
    cautions: cautionsOf(reports),
  }
}

function columnOf(report: Report, reports: readonly Report[], index: number): Column {
  return {
    name: nameOf(report, reports, index),
    ...headlineOf(report),
    must: kept(report, 'must'),
    should: kept(report, 'should'),
  }
}

/** The version only where it is needed to tell two apart, a number where that does not help either. */
function nameOf({ target }: Report, reports: readonly Report[], index: number): string {
  const sameName = reports.filter((other) => other.target.name === target.name)
  if (sameName.length === 1) return target.name
  const name = target.version === undefined ? target.name : `${target.name} ${target.version}`
  const sameVersion = sameName.filter((other) => other.target.version === target.version)
  return sameVersion.length === 1 ? name : `${name} (${index + 1})`
}

function kept({ rules, failOn }: Report, level: 'must' | 'should'): string {
  const standings = rules.filter((rule) => rule.level === level).map((rule) => standingOf(rule, failOn))
  const judged = standings.filter((standing) => standing !== 'unjudged')
  return judged.length === 0 ? '–' : `${judged.filter((standing) => standing === 'kept').length} of ${judged.length}`
}

function cautionsOf(reports: readonly Report[]): string[] {
  const differing = (what: string, read: (report: Report) => string) => {
    const values = [...new Set(reports.map(read))]
    return values.length > 1 ? [`The runs differ in ${what}: ${values.join(' · ')}.`] : []
  }
  return [
    ...differing('the contract', ({ contract }) => contract.version),
    ...differing('their connections', ({ summary }) => [...summary.connections].sort().join(', ') || 'none'),
    ...differing('the seed', ({ seed }) => String(seed)),
    ...reports.flatMap(({ shard }, index) =>
      shard === undefined
        ? []
        : [
            `Column ${index + 1} is shard ${shard.index} of ${shard.count}: what it did not meet, another may have. Merge the shards first.`,
          ],
    ),
    ...(reports.every(({ complete }) => complete) ? [] : ['A run was interrupted.']),
  ]
}
