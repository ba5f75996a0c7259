import { createReadStream } from 'node:fs'
import { closest, InputError } from '../../input/index.ts'
import { type Case, createWorld, readTrace, type Stand } from '../../runner/index.ts'
import type { Target } from '../../targets/index.ts'
import { type CheckOptions, readConnections, readSuites } from './check-options.ts'

/** A trace in the place of a target: its cases hold their outcomes, and nothing else is played. */
export interface TraceStand extends Stand {
  cases: readonly Case[]
}

/** Options that ask for something to be played, or to be played otherwise; what was recorded is what it is. */
const useless = { scenarios: '--scenarios', mockPort: '--mock-port', batch: '--batch' } as const

/** Reads `trace:FILE`; `-` is standard input. An `InputError` with file, line and field where a line is none. */
export async function openTrace(word: string, options: CheckOptions): Promise<TraceStand> {
  const file = word.slice('trace:'.length)
  if (file === '') throw new InputError('"trace:" names no file. Write trace:FILE, or trace:- for standard input.')
  const given = Object.entries(useless).find(([name]) => options[name as keyof typeof useless] !== undefined)
  const other = given?.[1] ?? (options.setting.length > 0 ? '--setting' : undefined)
  if (other !== undefined) {
    throw new InputError(`${other} has nothing to do with a trace: it is judged as it was recorded. Leave it out.`)
  }
  const trace = await readTrace(file === '-' ? process.stdin : createReadStream(file), file === '-' ? '<stdin>' : file)
  const target: Target = {
    name: file === '-' ? 'trace' : (file.split(/[\\/]/).at(-1) ?? file),
    connections: trace.connections,
    isRemote: true,
    transform: () => ({ kind: 'skipped', reason: 'It was not recorded.' }),
  }
  const isWanted = readSuites(options.suite).includes('recorded')
  const cases = isWanted ? trace.casesOver(readConnections(options.connection, target)) : []
  return { world: createWorld(), target, cases: chosen(cases, options.case), async close() {} }
}

function chosen(cases: readonly Case[], caseId: string | undefined): readonly Case[] {
  if (caseId === undefined) return cases
  const found = cases.filter(({ id }) => id === caseId)
  if (found.length > 0) return found
  const ids = cases.map(({ id }) => id)
  const hint = closest(caseId, ids.slice(0, 1000)) ?? ids[0]
  throw new InputError(`The trace holds no case "${caseId}".${hint === undefined ? '' : ` Did you mean "${hint}"?`}`)
}
