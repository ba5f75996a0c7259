import { randomUUID } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { InputError } from '../input/index.ts'

/**
 * The place that a path leads to: a link is followed. Told before a long run, not at its end: a path that is empty or a folder,
 * a file or a folder that may not be written to.
 */
export function writablePlace(path: string): string {
  if (path === '') throw new InputError('The name of a file to write is empty.')
  if (path.includes('\0')) throw new InputError('The name of a file to write holds the character NUL.', { file: path })
  const place = followed(resolve(path))
  const there = statSync(place, { throwIfNoEntry: false })
  if (there?.isDirectory()) throw new InputError('This cannot be written: it is a folder.', { file: path })
  try {
    if (there) accessSync(place, constants.W_OK)
    if (!there || there.isFile()) accessSync(dirname(place), constants.W_OK)
  } catch {
    const because = there ? 'it is read-only' : `there is no folder ${dirname(place)} to write to`
    throw new InputError(`This cannot be written: ${because}.`, { file: path })
  }
  return place
}

function followed(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** A file that is being written. It appears whole, or not at all. */
export class OutputFile {
  readonly #path: string
  readonly #place: string
  /** Beside the place, and renamed in the end. A pipe or a device is written to as it stands, never replaced. */
  readonly #draft: string | undefined
  readonly #descriptor: number
  #isOpen = true

  constructor(path: string) {
    this.#path = path
    this.#place = writablePlace(path)
    const there = statSync(this.#place, { throwIfNoEntry: false })
    this.#draft = there === undefined || there.isFile() ? `${this.#place}.${randomUUID()}.part` : undefined
    this.#descriptor = this.#told(() => openSync(this.#draft ?? this.#place, 'w'))
  }

  /** Writes all of it: a pipe may take a text in parts, which `writeSync` would leave to the caller. */
  write(text: string): void {
    this.#told(() => writeFileSync(this.#descriptor, text))
  }

  /** Puts the file in its place. */
  end(): void {
    this.#close()
    const draft = this.#draft
    if (draft !== undefined) this.#told(() => renameSync(draft, this.#place))
  }

  /** Leaves nothing behind. */
  abandon(): void {
    this.#close()
    if (this.#draft !== undefined) rmSync(this.#draft, { force: true })
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#descriptor)
    this.#isOpen = false
  }

  #told<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      if (this.#draft !== undefined) rmSync(this.#draft, { force: true })
      throw new InputError(`This cannot be written: ${(error as Error).message}.`, { file: this.#path })
    }
  }
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  const file = new OutputFile(path)
  file.write(text)
  file.end()
}
