import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { packageRoot } from '../../src/runner/index.ts'

/** Somebody's repository, made for one test. */
export interface Repository {
  root: string
  /** Puts files into it, by their paths. */
  put(files: Readonly<Record<string, string>>): void
  /** Removes it. */
  drop(): void
}

/** A git repository in a folder of its own, on a branch "trunk". */
export function makeRepository(): Repository {
  const root = mkdtempSync(join(tmpdir(), 'repository-'))
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'trunk'], { cwd: root })
  return {
    root,
    put(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), text)
      }
    },
    drop: () => rmSync(root, { recursive: true }),
  }
}

/**
 * A PATH whose `npx` and package managers stand in for those of a pipeline: `npx … intercom-conformance…` is the program of this checkout, and
 * what installs tells its words in `calls.txt`.
 */
export function pathWithShims(folder: string): string {
  const bin = join(folder, 'shims')
  mkdirSync(bin, { recursive: true })
  const program = `exec "${process.execPath}" "${join(packageRoot, 'src', 'cli', 'bin.mjs')}"`
  const told = `printf '%s\\n' "$(basename "$0") $*" >> "${join(folder, 'calls.txt')}"`
  const npx = `${told}\nfor word in "$@"; do shift; case $word in intercom-conformance*) ${program} "$@" ;; esac; done\nexit 1`
  const scripts = {
    npx,
    npm: told,
    corepack: told,
    bunx: npx,
    pnpm: `case $1 in exec) ${npx.replaceAll('\n', '; ')} ;; esac\n${told}`,
  }
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  return `${bin}${delimiter}${process.env['PATH']}`
}

const right = JSON.stringify(join(packageRoot, 'src', 'transformer', 'index.ts'))

/** A module of which little is judged, so that setting it up is soon done: it takes people with a first name, over one connection. */
const moduleThat = (change: string) => `import { transform as right } from ${right}
export const connections = ['server-cloud']
const takes = ({ type, traits, context }) => type === 'identify' && (traits?.firstName ?? context?.traits?.firstName) !== undefined
export function transform(given) {
  const outcome = takes(given.event) ? right(given) : { skipped: true, message: 'who has no first name' }
  ${change}
  return outcome
}
`

/** A module that keeps what it is asked: it is the reference. */
export const keeping = moduleThat('')

/** A module that joins the first and the last name by an underscore, and is right otherwise. */
export const breaking = moduleThat(
  "for (const { body } of outcome.requests ?? []) if (typeof body?.name === 'string') body.name = body.name.replace(' ', '_')",
)
