import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../input/index.ts'
import { quoted } from '../targets/index.ts'

/** Folders in which an implementation is looked for, beside the one that `init` was started in. */
const folders = ['', 'src', 'conformance']

/**
 * The target that lies in a folder: an adapter, a module that transforms, or a trace. An `InputError` that says what to give where
 * there is none, or several.
 */
export function findTarget(folder: string): string {
  const found = folders.flatMap((each) => namesIn(join(folder, each)).flatMap((name) => targetOf(folder, each, name)))
  const [only, ...others] = found
  if (only === undefined) {
    throw new InputError(
      'No implementation was found here: no adapter.py, adapter.mjs, transform.ts or trace.jsonl, here or in src or conformance. ' +
        'Name it: init http://127.0.0.1:9090, init module:./PATH, init command:"CMD ARGS", init browser:FILE or init trace:FILE.',
    )
  }
  if (others.length === 0) return only
  throw new InputError(
    `Several implementations were found here. Name the one that is meant: ${found.map((target) => `init ${quoted(target)}`).join(', ')}.`,
  )
}

function namesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isFile() ? entry.name : [])).sort()
  } catch {
    return []
  }
}

function targetOf(folder: string, within: string, name: string): string[] {
  const path = within === '' ? name : `${within}/${name}`
  if (/^transform\.[cm]?[jt]s$/.test(name)) return [`module:./${path}`]
  if (/^trace\.jsonl$/.test(name)) return [`trace:${path}`]
  if (name === 'adapter.py') return [`command:python3 ${path}`]
  if (!/^adapter\.[cm]?[jt]s$/.test(name)) return []
  return [isModule(join(folder, path)) ? `module:./${path}` : `command:node ${path}`]
}

/** A module exports `transform`; a program reads lines. */
const isModule = (file: string) =>
  /\bexport\b[^\n]*\btransform\b|\bexports\.transform\b/.test(readFileSync(file, 'utf8'))
