import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { packageRoot } from '../package-root.ts'
import { recordedFolder } from './recorded.ts'
import { vectorsFolder } from './vectors.ts'

/** Where a case is written: a file, as seen from the caller's folder, and the line where it begins. */
export interface CasePlace {
  file: string
  line?: number
}

/** Finds where cases are written, by their ids; none for what was generated. Files are read when the first case of theirs is asked for. */
export function casePlaces(folder: string): (caseId: string) => CasePlace | undefined {
  let vectors: ReadonlyMap<string, CasePlace> | undefined
  return (caseId) => {
    const [, suite = '', rest = ''] = /^([a-z]+)\/(.+)$/s.exec(caseId) ?? []
    if (suite === 'vectors') {
      vectors ??= vectorPlaces(folder)
      return vectors.get(rest)
    }
    if (suite === 'scenarios') return scenarioPlace(rest.replace(/@[a-z-]+$/, ''), folder)
    if (suite === 'recorded') return recordedPlace(rest, folder)
    return undefined
  }
}

/** A path as seen from a folder; of a file of this package that lies elsewhere, as seen from the package. */
function seenFrom(folder: string, file: string): string {
  const path = relative(folder, file)
  const isOwn = file.startsWith(packageRoot + sep)
  const seen = path.startsWith('..') && isOwn ? relative(packageRoot, file) : path
  return seen.split(sep).join('/')
}

function vectorPlaces(folder: string): Map<string, CasePlace> {
  const places = new Map<string, CasePlace>()
  for (const name of readdirSync(vectorsFolder).filter((one) => one.endsWith('.json'))) {
    const path = join(vectorsFolder, name)
    const file = seenFrom(folder, path)
    for (const [index, text] of readFileSync(path, 'utf8').split('\n').entries()) {
      const [, id] = /^\s*"id": "([A-Z][^"/]*\/[^"]+)"/.exec(text) ?? []
      if (id !== undefined && !places.has(id)) places.set(id, { file, line: index + 1 })
    }
  }
  return places
}

/** A scenario of the caller, else one that came along; the name of a case is its path without the ending. */
function scenarioPlace(name: string, folder: string): CasePlace | undefined {
  const own = [resolve(folder, `${name}.yaml`), resolve(folder, `${name}.yml`)]
  const path = [...own, join(packageRoot, 'scenarios', `${name}.yaml`)].find((one) => existsSync(one))
  return path === undefined ? undefined : { file: seenFrom(folder, path) }
}

/** `NAME/JOURNEY@CONNECTION`: the first line of that journey in the recording. */
function recordedPlace(rest: string, folder: string): CasePlace | undefined {
  const [, name = '', journey = '', connection = ''] = /^([^/]+)\/(.+)@([a-z-]+)$/s.exec(rest) ?? []
  const path = join(recordedFolder, `${name}.jsonl`)
  if (name === '' || !existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  const index = lines.findIndex(
    (line) =>
      line.includes(`"journey":${JSON.stringify(journey)}`) &&
      line.includes(`"connection":${JSON.stringify(connection)}`),
  )
  return { file: seenFrom(folder, path), ...(index < 0 ? {} : { line: index + 1 }) }
}
