import type { Rule } from '../../../contracts/rules/index.ts'
import { type Connection, connections, type Suite } from '../../../contracts/wire/index.ts'
import { recheck } from '../../conformance/index.ts'
import { InputError } from '../../input/index.ts'
import { type News, openHistory } from '../../runner/index.ts'
import { untilInterrupted } from '../interrupt.ts'
import { type CheckOptions, readConnections, readSuites } from './check-options.ts'
import { type Judged, judgePlan, type OnInterrupted } from './judge-plan.ts'

/** Judges a saved run by the rules of today; the filters choose among what was played. */
export async function judgeSaved(
  file: string,
  options: CheckOptions,
  selected: readonly Rule[],
  onInterrupted: OnInterrupted,
): Promise<Judged> {
  const { interrupted, release } = untilInterrupted()
  try {
    const { run, stopped, news } = await openHistory(file)
    const wanted = readConnections(options.connection, { name: run.target.name, connections })
    const saved = { ...options, seed: run.seed }
    const plan = judgePlan(run.target.name, saved, selected, wanted, { interrupted, onInterrupted })
    const all = chosenNews(news, wanted, readSuites(options.suite))
    const chosen = options.case === undefined ? all : oneCase(all, options.case, file)
    return { report: await recheck(chosen, { ...run, stopped }, plan), known: plan.known }
  } finally {
    release()
  }
}

async function* chosenNews(
  news: AsyncIterable<News>,
  wanted: readonly Connection[],
  wantedSuites: readonly Suite[],
): AsyncGenerator<News> {
  for await (const one of news) {
    const { connection, suite } =
      one.kind === 'played' ? one.performance.played : { connection: one.connection, suite: undefined }
    const isWanted =
      (wanted.includes(connection) || exchangesOver(wanted, one) > 0) &&
      (suite === undefined || wantedSuites.includes(suite))
    if (isWanted) yield over(wanted, one)
  }
}

/** One case of the run, with its variants. A smaller one, found for several findings, is played for each: here it stands for itself, once. */
async function* oneCase(news: AsyncIterable<News>, caseId: string, file: string): AsyncGenerator<News> {
  const seen = new Set<string | undefined>()
  let isThere = false
  for await (const one of news) {
    if (caseId !== (one.kind === 'played' ? one.performance.played.id : one.caseId)) continue
    isThere = true
    if (one.kind === 'skipped') yield one
    else if (!seen.has(one.performance.relation)) {
      const { relation } = one.performance
      seen.add(relation)
      yield { ...one, performance: { ...one.performance, part: relation === undefined ? 'case' : 'variant' } }
    }
  }
  if (!isThere)
    throw new InputError(
      `The saved run holds no case "${caseId}" over the connections and suites that are asked for.`,
      { file },
    )
}

const exchangesOver = (wanted: readonly Connection[], news: News): number =>
  news.kind === 'played'
    ? news.performance.played.exchanges.filter(({ connection }) => wanted.includes(connection)).length
    : 0

/** A recorded trace may hold several connections in one case: then what is not wanted is left out of it. */
function over(wanted: readonly Connection[], news: News): News {
  if (news.kind === 'skipped' || exchangesOver(wanted, news) === news.performance.played.exchanges.length) return news
  const { played } = news.performance
  const exchanges = played.exchanges.filter(({ connection }) => wanted.includes(connection))
  return { ...news, performance: { ...news.performance, played: { ...played, exchanges } } }
}
