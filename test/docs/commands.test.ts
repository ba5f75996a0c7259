import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/main.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { splitWords } from '../../src/targets/index.ts'

const pages = globSync(
  ['README.md', 'docs/**/*.md', 'scenarios/**/README.md', 'test/targets/adapters/README.md', '.changeset/*.md'],
  {
    cwd: packageRoot,
  },
)

interface Shown {
  page: string
  line: string
}

/** Values that a pipeline fills in, as they come out there. */
const filled: readonly (readonly [RegExp, string])[] = [
  [/\$\{\{ matrix\.\w+ \}\}|\$shard|\$CI_NODE_INDEX|\$\(\(JOB_COMPLETION_INDEX \+ 1\)\)/g, '1'],
  [/\$CI_NODE_TOTAL/g, '8'],
]

/** The lines of a page that are for a shell: of fenced and indented blocks, in consoles those with a prompt. One that ends in a backslash goes on with the next. */
function shellLines(page: string): string[] {
  const text = filled.reduce(
    (so, [pattern, value]) => so.replaceAll(pattern, value),
    readFileSync(join(packageRoot, page), 'utf8'),
  )
  const blocks = text.matchAll(/^```(sh|console|bash|yaml)\n([\s\S]*?)^```$|(?:^ {4}\S.*\n?)+/gm)
  return [...blocks].flatMap(([whole, language, fenced = whole]) =>
    fenced
      .replaceAll(/\\\n\s*/g, ' ')
      .split('\n')
      .filter((line) => language !== 'console' || line.startsWith('$ ')),
  )
}

const lines: Shown[] = pages.flatMap((page) => shellLines(page).map((line) => ({ page, line })))

/** How the program is called; `-t` names an image. */
const name = /(?<!-t )(?:^|(?<=[\s(;&|]))(?:intercom-conformance(?:@\S+)?|node src\/cli\/bin\.mjs) (?=\S)/

/** Every command of this program in a line: from its name to the end of the words that belong to it. */
const ownCommands = (line: string): string[] =>
  line
    .replace(/\s# .*/, '')
    .split(name)
    .slice(1)

/** The words of a command, up to what the shell does with them, or to a remark behind them. */
function wordsOf(command: string): string[] {
  const plain = command.replaceAll(/'[^']*'|"[^"]*"/g, (quoted) => 'q'.repeat(quoted.length))
  const end = /\s(?:\|\|?|&&?|;|\d?[<>]{1,2})|\)"|\s{4,}/.exec(plain)?.index
  return splitWords(command.slice(0, end).trim())
}

const shown = lines.flatMap(({ page, line }) => ownCommands(line).map((command) => ({ page, command: command.trim() })))
const scripts = lines.flatMap(({ page, line }) =>
  [...line.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(([, named, usual]) => ({
    page,
    script: named ?? usual ?? '',
  })),
)

/** Has the real program read the words, and do nothing. An error where it does not know one of them. */
function parse(words: readonly string[]): void {
  const program = createProgram(() => {})
  const still = (command: Command): void => {
    command.configureOutput({ writeErr: () => {}, writeOut: () => {} })
    // Of a group of commands only those in it do something; "mock" is both.
    if (command.commands.length === 0 || command.name() === 'mock') command.action(() => {})
    command.commands.forEach(still)
  }
  program.configureOutput({ writeErr: () => {}, writeOut: () => {} })
  program.commands.forEach(still)
  program.parse([...words], { from: 'user' })
}

describe('the commands that the pages show', () => {
  it('are there to be read', () => {
    expect(shown.length).toBeGreaterThan(60)
    expect(scripts.length).toBeGreaterThan(5)
  })

  it.for(shown)('are words that the program knows: $page: $command', ({ command }) => {
    expect(() => parse(wordsOf(command))).not.toThrow()
  })

  it('would be caught if they were not', () => {
    for (const words of [
      'check --conection web-cloud',
      'chek',
      'check --fail-on may',
      'mock verify --url http://x',
      'rules extra words',
    ])
      expect(() => parse(wordsOf(words)), words).toThrow()
  })

  it.for(scripts)('are scripts of package.json: $page: $script', ({ script }) => {
    const { scripts: known } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
    expect(Object.keys(known)).toContain(script)
  })
})
