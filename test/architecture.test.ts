import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../src/runner/index.ts'

/**
 * Who may import whom, by folder. Imports point down: judge and judged share words (`contracts/wire`), never logic. A folder
 * may always import itself.
 */
const allowed: Record<string, readonly string[]> = {
  'contracts/wire': [],
  'contracts/reading': ['contracts/wire'],
  'contracts/rules': ['contracts/wire', 'contracts/reading'],
  'contracts/generate': ['contracts/wire', 'contracts/rules'],
  'mocks/intercom': ['contracts/wire', 'src/listening'],
  'mocks/messenger': ['contracts/wire', 'mocks/intercom'],
  'mocks/rudderstack': ['contracts/wire'],
  'src/listening': [],
  'src/input': ['contracts/wire'],
  'src/transformer': ['contracts/wire'],
  'src/integration': ['contracts/wire', 'src/transformer'],
  'src/delivery': ['contracts/wire', 'src/input'],
  'src/output': ['src/input'],
  'src/protocol': ['contracts/wire'],
  'src/redirect': [],
  'src/service': ['contracts/wire', 'src/listening', 'src/protocol', 'src/transformer', 'src/delivery'],
  'src/generate': ['contracts/wire'],
  'src/targets': [
    'contracts/wire',
    'src/input',
    'src/protocol',
    'src/transformer',
    'mocks/intercom',
    'mocks/rudderstack',
  ],
  'src/runner': [
    'contracts/wire',
    'mocks/intercom',
    'mocks/messenger',
    'mocks/rudderstack',
    'src/input',
    'src/targets',
    'src/delivery',
    'src/output',
  ],
  'src/conformance': ['contracts/wire', 'contracts/rules', 'src/generate', 'src/input', 'src/targets', 'src/runner'],
  'src/simulation': [
    'contracts/wire',
    'contracts/rules',
    'mocks/intercom',
    'mocks/messenger',
    'mocks/rudderstack',
    'src/targets',
    'src/delivery',
    'src/runner',
    'src/conformance',
  ],
  'src/pact': ['contracts/wire', 'src/input', 'src/listening', 'src/delivery'],
  'src/report': ['contracts/wire'],
  'src/suite': [
    'contracts/wire',
    'contracts/rules',
    'src/input',
    'src/targets',
    'src/runner',
    'src/conformance',
    'src/report',
  ],
  'src/entries': [
    'src/suite',
    'src/generate',
    'contracts/wire',
    'contracts/rules',
    'mocks/intercom',
    'mocks/rudderstack',
    'src/transformer',
    'src/targets',
    'src/conformance',
    'src/runner',
    'src/report',
  ],
  'src/cli': [
    'contracts/wire',
    'contracts/rules',
    'contracts/generate',
    'mocks/intercom',
    'mocks/rudderstack',
    'src/input',
    'src/output',
    'src/generate',
    'src/transformer',
    'src/delivery',
    'src/protocol',
    'src/service',
    'src/targets',
    'src/runner',
    'src/conformance',
    'src/simulation',
    'src/pact',
    'src/report',
  ],
}

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

const roomOf = (file: string) => file.split('/').slice(0, 2).join('/')
const imports = sources.flatMap(importsOf)
const own = imports.filter(({ specifier }) => specifier.startsWith('.'))

describe('architecture', () => {
  it('reads imports at all', () => {
    expect(own.length).toBeGreaterThan(sources.length)
  })

  it('knows every room', () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !Object.hasOwn(allowed, room))).toEqual([])
  })

  it('lets imports point only where the map says', () => {
    const forbidden = own.flatMap(({ file, specifier }) => {
      const to = relative(packageRoot, join(packageRoot, dirname(file), specifier))
      const [from, into] = [roomOf(file), roomOf(to)]
      return from === into || allowed[from]?.includes(into) ? [] : [`${file} imports ${to}`]
    })
    expect(forbidden).toEqual([])
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
        /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/.test(readFileSync(join(packageRoot, file), 'utf8')),
      )
    expect(forbidden).toEqual([])
  })

  it('has no circle of imports between rooms', () => {
    const reach = (from: string, seen: Set<string>): Set<string> => {
      for (const next of allowed[from] ?? []) if (!seen.has(next)) reach(next, seen.add(next))
      return seen
    }
    expect(Object.keys(allowed).filter((room) => reach(room, new Set()).has(room))).toEqual([])
  })
})
