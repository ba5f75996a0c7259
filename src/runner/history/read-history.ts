import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import {
  decodeJson,
  type Exchange,
  endLineSchema,
  exchangeLineSchema,
  type HistoryLine,
  isJsonObject,
  type PlayedCase,
  type RunLine,
  runLineSchema,
  skippedLineSchema,
  stateLineSchema,
} from '../../../contracts/wire/index.ts'
import { findFault, InputError, linesOf } from '../../input/index.ts'
import type { News } from '../performance.ts'
import { noSecrets } from '../secrets.ts'

/** A saved run: its first line, and its news in order, read as they are asked for. */
export interface SavedHistory {
  run: RunLine
  /** Why the run is not complete, where it is not. */
  stopped?: string
  news: AsyncIterable<News>
}

/** Opens a history. It is read through once first: a file that was cut or changed is told before anything is judged. */
export async function openHistory(file: string): Promise<SavedHistory> {
  if (statSync(file, { throwIfNoEntry: false })?.isFIFO()) {
    throw new InputError('The history is read twice, which a pipe does not allow. Write it to a file first.', { file })
  }
  return { ...(await checkWhole(file)), news: newsOf(file) }
}

const openLines = (file: string) => linesOf(createReadStream(file))

async function checkWhole(file: string): Promise<Omit<SavedHistory, 'news'>> {
  const digest = createHash('sha256')
  let first: string | undefined
  let last: string | undefined
  let exchanges = 0
  try {
    for await (const line of openLines(file)) {
      if (last !== undefined) digest.update(`${last}\n`)
      if (line.startsWith('{"kind":"exchange"')) exchanges += 1
      first ??= line
      last = line
    }
  } catch (error) {
    throw new InputError(`The history cannot be read: ${(error as Error).message}.`, { file })
  }
  const run = parse(first ?? '', { file, line: 1 })
  if (findFault(runLineSchema, run))
    throw new InputError('This is no history: its first line does not say {"kind":"run"}.', { file, line: 1 })
  const end = last === undefined ? undefined : parse(last, { file })
  if (findFault(endLineSchema, end)) {
    throw new InputError('The history was cut: its last line is no footer. Record the run again.', { file })
  }
  const footer = end as Extract<HistoryLine, { kind: 'end' }>
  if (footer.digest !== digest.digest('hex') || footer.exchanges !== exchanges) {
    throw new InputError(
      'The history was changed after it was written: its digest does not fit. Record the run again.',
      { file },
    )
  }
  const { stopped } = footer
  return { run: run as RunLine, ...(stopped === undefined ? {} : { stopped }) }
}

function parse(line: string, place: { file: string; line?: number }): unknown {
  try {
    return decodeJson(line)
  } catch {
    throw new InputError(
      'This line of the history is not JSON: the file was cut or changed. Record the run again.',
      place,
    )
  }
}

const schemas = { exchange: exchangeLineSchema, state: stateLineSchema, skipped: skippedLineSchema } as const

async function* newsOf(file: string): AsyncGenerator<News> {
  // In a simulation the exchanges of many cases come in turn.
  const exchanges = new Map<string, Exchange[]>()
  let number = 0
  for await (const text of openLines(file)) {
    number += 1
    const place = { file, line: number }
    const parsed = parse(text, place)
    if (!isJsonObject(parsed)) throw new InputError('This line is none of a history: it is no object.', place)
    const line = parsed as unknown as HistoryLine
    if (line.kind === 'run' || line.kind === 'end') continue
    const schema = Object.hasOwn(schemas, line.kind) ? schemas[line.kind] : undefined
    const fault = schema ? findFault(schema, line) : { says: `"kind" is ${String(line.kind)}` }
    if (fault) throw new InputError(`This line is none of a history: ${fault.says}.`, place)
    if (line.kind === 'exchange') {
      const ofCase = exchanges.get(line.case)
      if (ofCase === undefined) exchanges.set(line.case, [line.exchange])
      else ofCase.push(line.exchange)
    } else if (line.kind === 'skipped') {
      const { case: caseId, connection, reason, isOfTarget } = line
      yield { kind: 'skipped', caseId, connection, reason, ...(isOfTarget ? { isOfTarget } : {}) }
    } else {
      yield stateNews(line, exchanges.get(line.case) ?? [])
      exchanges.delete(line.case)
    }
  }
}

function stateNews(line: Extract<HistoryLine, { kind: 'state' }>, exchanges: Exchange[]): News {
  const { case: id, suite, connection, state, part, relation, rule, error, stderr, scenario } = line
  const { expectations, story, accounting } = line
  const played: PlayedCase = {
    id,
    suite,
    connection,
    exchanges,
    state,
    ...(expectations ? { expectations } : {}),
    ...(story ? { story } : {}),
    ...(accounting ? { accounting } : {}),
  }
  return {
    kind: 'played',
    performance: {
      played,
      secrets: noSecrets,
      part,
      ...(relation === undefined ? {} : { relation }),
      ...(rule === undefined ? {} : { rule }),
      ...(error === undefined ? {} : { breakdown: { message: error, ...(stderr === undefined ? {} : { stderr }) } }),
      ...(scenario === undefined ? {} : { scenario: () => scenario }),
    },
  }
}
