import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../src/runner/index.ts'
import { mayImport } from './map-of-rooms.ts'

/** Folders that run in a browser too: no Node module, and of the words only types. */
const browserFolders = ['src/transformer', 'src/integration']

interface Import {
  file: string
  specifier: string
  typeOnly: boolean
}

const sources = globSync(['contracts/**/*.ts', 'mocks/**/*.ts', 'src/**/*.ts'], { cwd: packageRoot })

/** Every import and re-export of a file. Reads the text: imports stand one to a statement, as the formatter writes them. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(packageRoot, file), 'utf8')
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm)
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/g)
  return [
    ...[...statements].map(([, typeOnly, specifier = '']) => ({ file, specifier, typeOnly: typeOnly !== undefined })),
    ...[...dynamic].map(([, specifier = '']) => ({ file, specifier, typeOnly: false })),
  ]
}

/** The rooms that the page calls by a short name: `wire`, `runner`, or `mocks` for all of them. */
function roomsNamed(name: string): string[] {
  const rooms = Object.keys(mayImport)
  const [own] = [`src/${name}`, `contracts/${name}`].filter((room) => rooms.includes(room))
  return own === undefined ? rooms.filter((room) => room === name || room.startsWith(`${name}/`)) : [own]
}

const roomOf = (file: string) => file.split('/').slice(0, 2).join('/')
const imports = sources.flatMap(importsOf)
const own = imports.filter(({ specifier }) => specifier.startsWith('.'))

describe('architecture', () => {
  it('reads imports at all', () => {
    expect(own.length).toBeGreaterThan(sources.length)
  })

  it('knows every room', () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !Object.hasOwn(mayImport, room))).toEqual([])
  })

  it('lets imports point only where the map says', () => {
    const forbidden = own.flatMap(({ file, specifier }) => {
      const to = relative(packageRoot, join(packageRoot, dirname(file), specifier))
      const [from, into] = [roomOf(file), roomOf(to)]
      return from === into || mayImport[from]?.includes(into) ? [] : [`${file} imports ${to}`]
    })
    expect(forbidden).toEqual([])
  })

  it('allows no import that nothing makes, but to the command line', () => {
    const made = new Set(own.map(({ file, specifier }) => `${roomOf(file)} ${roomOf(join(dirname(file), specifier))}`))
    const unused = Object.entries(mayImport)
      .filter(([from]) => from !== 'src/cli')
      .flatMap(([from, rooms]) => rooms.filter((into) => !made.has(`${from} ${into}`)).map((into) => `${from} ${into}`))
    expect(unused).toEqual([])
  })

  it('is the map that docs/architecture.md shows', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'architecture.md'), 'utf8')
    const rows = page.matchAll(/^\| `([^`]+)` \| .+ \| (.+) \|$/gm)
    const shown = [...rows].flatMap(([, room = '', imports = '']) => {
      if (imports === 'data') return []
      if (imports === 'all' || imports === 'public indexes') return [[room, mayImport[room]?.toSorted()]]
      const names = imports === 'nothing' ? [] : imports.replace(/ \(.*?\)/g, '').split(', ')
      return [[room, names.flatMap(roomsNamed).toSorted()]]
    })
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries(Object.entries(mayImport).map(([room, rooms]) => [room, rooms.toSorted()])),
    )
  })

  it('keeps Node out of what runs in a browser', () => {
    const forbidden = imports
      .filter(({ file }) => browserFolders.includes(roomOf(file)))
      .filter(
        ({ specifier, typeOnly }) =>
          specifier.startsWith('node:') ||
          builtinModules.includes(specifier) ||
          (!typeOnly && specifier.includes('contracts/wire')),
      )
      .map(({ file, specifier }) => `${file} imports ${specifier}`)
    expect(forbidden).toEqual([])
  })

  it('lets only the command line, servers and file readers touch the clock and chance', () => {
    const forbidden = sources
      .filter(
        (file) =>
          !file.startsWith('src/cli/') &&
          !file.startsWith('src/entries/') &&
          !file.includes('/doors/') &&
          !file.includes('/verify/'),
      )
      .filter((file) =>
        /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\)/.test(readFileSync(join(packageRoot, file), 'utf8')),
      )
    expect(forbidden).toEqual([])
  })

  it('has no circle of imports between rooms', () => {
    const reach = (from: string, seen: Set<string>): Set<string> => {
      for (const next of mayImport[from] ?? []) if (!seen.has(next)) reach(next, seen.add(next))
      return seen
    }
    expect(Object.keys(mayImport).filter((room) => reach(room, new Set()).has(room))).toEqual([])
  })
})
