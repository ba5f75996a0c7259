import type { MutantResult } from '@stryker-mutator/api/core'
import { type Static, Type } from 'typebox'
import { type Explanations, reasonOf } from './explanations.ts'

const closed = { additionalProperties: false } as const
const count = Type.Integer({ minimum: 0 })

const survivorSchema = Type.Object(
  {
    file: Type.String(),
    line: Type.Integer({ minimum: 1 }),
    mutator: Type.String(),
    code: Type.String({ description: 'what was mutated' }),
    replacement: Type.String(),
    because: Type.Optional(Type.String({ description: 'why no test can tell, or need tell' })),
  },
  closed,
)

const folderSchema = Type.Object(
  {
    folder: Type.String(),
    date: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
    commit: Type.String({ pattern: '^[0-9a-f]{7,40}(, changed)?$' }),
    mutants: count,
    killed: count,
    timeout: count,
    survived: count,
    noCoverage: count,
    ignored: Type.Integer({ minimum: 0, description: 'words for people, which are not judged' }),
    score: Type.Number({ minimum: 0, maximum: 100, description: 'killed and timed out, of all but the ignored' }),
    survivors: Type.Array(survivorSchema),
  },
  closed,
)
export type FolderRecord = Static<typeof folderSchema>

/** What docs/mutation.json holds. */
export const recordSchema = Type.Object({ tool: Type.String(), folders: Type.Array(folderSchema) }, closed)
export type MutationRecord = Static<typeof recordSchema>

/** The share of mutants that were noticed, in percent with two places; ignored ones do not count. */
export function scoreOf({ killed, timeout, survived, noCoverage }: Omit<FolderRecord, 'score'>): number {
  const judged = killed + timeout + survived + noCoverage
  return judged === 0 ? 0 : Math.floor(((killed + timeout) / judged) * 10_000) / 100
}

/** One line of source, as it is told: without the breaks and blanks of its layout, and not in full where it is long. */
const onOneLine = (code: string) => {
  const line = code.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}

/** The text of a file between two places, counted from 1. */
function between(source: string, { start, end }: MutantResult['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
    .join('\n')
}

/** Where and when a folder was measured. */
export interface Measurement {
  folder: string
  date: string
  commit: string
}

/** What is recorded of one folder. Paths of mutants are relative to the project, `read` answers a file's text. */
export function folderRecord(
  measurement: Measurement,
  mutants: readonly MutantResult[],
  read: (file: string) => string,
): FolderRecord {
  const having = (...statuses: MutantResult['status'][]) => mutants.filter(({ status }) => statuses.includes(status))
  const survivors = having('Survived', 'NoCoverage')
    .map(({ fileName, location, mutatorName, replacement }) => ({
      file: fileName,
      line: location.start.line,
      mutator: mutatorName,
      code: onOneLine(between(read(fileName), location)),
      replacement: onOneLine(replacement),
    }))
    .sort((left, right) => left.file.localeCompare(right.file) || left.line - right.line)
  const counted = {
    ...measurement,
    mutants: mutants.length,
    killed: having('Killed', 'CompileError', 'RuntimeError').length,
    timeout: having('Timeout').length,
    survived: having('Survived').length,
    noCoverage: having('NoCoverage').length,
    ignored: having('Ignored').length,
    survivors,
  }
  const { survivors: last, ...counts } = counted
  return { ...counts, score: scoreOf(counted), survivors: last }
}

/** The record with the explanations of today beside its survivors. */
export function explained({ tool, folders }: MutationRecord, explanations: Explanations): MutationRecord {
  return {
    tool,
    folders: folders.map((folder) => ({
      ...folder,
      survivors: folder.survivors.map(({ because: _, ...survivor }) => ({
        ...survivor,
        ...reasonOf(explanations, survivor),
      })),
    })),
  }
}

/** The record as JSON, a survivor to a line. */
export function recordText({ tool, folders }: MutationRecord): string {
  const parts = folders.map(({ survivors, ...counts }) => {
    const head = JSON.stringify(counts, null, 2).slice(0, -2).replaceAll(/^/gm, '    ').trimStart()
    const lines = survivors.map((survivor) => `        ${JSON.stringify(survivor)}`).join(',\n')
    return `    ${head},\n      "survivors": [${lines === '' ? '' : `\n${lines}\n      `}]\n    }`
  })
  return `{\n  "tool": ${JSON.stringify(tool)},\n  "folders": [\n${parts.join(',\n')}\n  ]\n}\n`
}
