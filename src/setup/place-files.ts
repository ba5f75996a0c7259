import { existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { InputError, readText } from '../input/index.ts'
import { OutputFile } from '../output/index.ts'

/** A file that is to be written: its whole path and text. */
export interface Placed {
  path: string
  text: string
}

/** What stands in the way of a file: nothing, the same text, or another one, with what would differ. */
export interface Standing {
  file: Placed
  state: 'new' | 'same' | 'differs'
  /** A unified diff from what is there to what was to be written. */
  difference?: string
}

/** Looks at what is there already. Paths are shown as they lead from `folder`. */
export function standingOf(file: Placed, folder: string): Standing {
  if (!isThere(file.path)) return { file, state: 'new' }
  const there = readText(file.path)
  if (there === file.text) return { file, state: 'same' }
  const name = relative(folder, file.path)
  const patch = createTwoFilesPatch(name, name, there, file.text)
  return { file, state: 'differs', difference: patch.slice(patch.indexOf('---')) }
}

/** Writes all files, or none: what was begun is taken back where one of them cannot be written. */
export function writeAll(files: readonly Placed[]): void {
  const made: string[] = []
  const drafts: { file: Placed; draft: OutputFile; isNew: boolean }[] = []
  const placed: string[] = []
  try {
    for (const file of files) {
      made.push(...makeFolder(dirname(file.path)))
      const draft = new OutputFile(file.path)
      drafts.push({ file, draft, isNew: !isThere(file.path) })
      draft.write(file.text)
    }
    for (const { file, draft, isNew } of drafts) {
      draft.end()
      if (isNew) placed.push(file.path)
    }
  } catch (error) {
    for (const { draft } of drafts) draft.abandon()
    for (const path of placed) rmSync(path, { force: true })
    for (const folder of made.reverse()) rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Also a link that leads nowhere is something that is there. */
const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Makes a folder with those above it; answers with the topmost that was made, where one was. */
function makeFolder(folder: string): string[] {
  if (existsSync(folder)) return []
  try {
    const first = mkdirSync(folder, { recursive: true })
    return first === undefined ? [] : [first]
  } catch (error) {
    throw new InputError(`This folder cannot be made: ${(error as Error).message}.`, { file: folder })
  }
}
