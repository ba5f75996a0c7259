import { basename, extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cloudConnections } from '../../../../contracts/wire/index.ts'

/** What a module exports, checked as far as it is called. */
export interface LoadedModule {
  transform(input: unknown): unknown
  /** The line that answers `start`. */
  introduction: string
}

/** A module that exports nothing to call. */
export class NoTransform extends Error {
  override readonly name = 'NoTransform'
}

/** Imports the module and finds what it exports, under names of its own or of its default export. */
export async function loadModule(file: string): Promise<LoadedModule> {
  const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>
  const find = (name: string): unknown => exported[name] ?? (exported['default'] as typeof exported)?.[name]
  const transform = find('transform')
  if (typeof transform !== 'function') {
    const what = transform === undefined ? `it exports ${namesOf(exported)}` : `what it exports by that name is none`
    throw new NoTransform(`it exports no function "transform"; ${what}`)
  }
  const introduction = {
    name: find('name') ?? basename(file, extname(file)),
    version: find('version'),
    language: /^\.[cm]?ts$/.test(extname(file)) ? 'TypeScript' : 'JavaScript',
    connections: find('connections') ?? cloudConnections,
  }
  return { transform: (input) => transform(input), introduction: JSON.stringify(introduction) }
}

function namesOf(exported: object): string {
  const names = Object.keys(exported)
  return names.length === 0 ? 'nothing' : names.map((name) => `"${name}"`).join(', ')
}
