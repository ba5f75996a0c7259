import { existsSync, type FSWatcher, fstatSync, readdirSync, statSync, watch } from 'node:fs'
import { basename, join } from 'node:path'
import type { Ground } from './rests-on.ts'

/** What changed in one go: files, and whether scenarios are among them. */
export interface Burst {
  files: readonly string[]
  isScenarios: boolean
}

/** An editor that saves, or a checkout, changes many files in a moment: so long nothing more comes when it is over. */
const quietMs = 60

/** More folders than these are no longer somebody's implementation. */
const foldersMost = 2000

/**
 * Watches places on the disk. Folders are watched one by one, so that those that come along (`node_modules`) cost nothing; a new one counts from
 * the next `look` on.
 */
export class Changes {
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #changed = new Set<string>()
  #grounds: readonly Ground[] = []
  #isScenarios = false
  #timer: NodeJS.Timeout | undefined
  #onQuiet: (() => void) | undefined

  /** Watches these places from now on, and no others. Answers with how many folders that are. */
  look(grounds: readonly Ground[]): number {
    this.#grounds = grounds
    const folders = new Set(grounds.flatMap(({ folder, file }) => (file === undefined ? foldersIn(folder) : [folder])))
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue
      watcher.close()
      this.#watchers.delete(folder)
    }
    for (const folder of [...folders].slice(0, foldersMost)) if (!this.#watchers.has(folder)) this.#watch(folder)
    return this.#watchers.size
  }

  /** The next burst of changes; at once where there was one since the last. Ends early, with nothing, where `until` aborts. */
  async next(until: AbortSignal): Promise<Burst | undefined> {
    if (this.#changed.size === 0 || this.#timer !== undefined) {
      await new Promise<void>((resolve) => {
        this.#onQuiet = resolve
        if (until.aborted) resolve()
        until.addEventListener('abort', () => resolve(), { once: true })
      })
    }
    if (until.aborted) return undefined
    // What an editor writes beside a file and takes away again says nothing, unless nothing else changed.
    const [all, there] = [[...this.#changed].sort(), [...this.#changed].filter((file) => existsSync(file)).sort()]
    const burst = { files: there.length > 0 ? there : all, isScenarios: this.#isScenarios }
    this.#changed.clear()
    this.#isScenarios = false
    return burst
  }

  close(): void {
    clearTimeout(this.#timer)
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => this.#note(folder, name))
      watcher.on('error', () => this.#forget(folder))
      this.#watchers.set(folder, watcher)
    } catch {
      // It is gone already, or may not be read: then nothing of it counts.
    }
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }

  #note(folder: string, name: string | null): void {
    const path = join(folder, name ?? '')
    const meant = this.#grounds.filter((ground) => isOn(ground, path))
    if (meant.length === 0 || isByTheWay(basename(path)) || isOwnOutput(path)) return
    this.#changed.add(path)
    this.#isScenarios ||= meant.some(({ isScenarios }) => isScenarios === true)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#onQuiet?.()
    }, quietMs)
  }
}

/** Whether a file is what this process prints into (`check --watch > log.txt`): each round would be the reason for the next. */
function isOwnOutput(path: string): boolean {
  try {
    const { dev, ino } = statSync(path)
    return [1, 2].some((descriptor) => {
      const own = fstatSync(descriptor)
      return own.isFile() && own.dev === dev && own.ino === ino
    })
  } catch {
    return false
  }
}

const isOn = ({ folder, file }: Ground, path: string) =>
  file === undefined ? path === folder || path.startsWith(join(folder, '/')) : path === file

/** The folder with all that lie in it, without those that hold what others wrote, or what programs keep for themselves. */
function foldersIn(folder: string): string[] {
  const found = [folder]
  for (let place = 0; place < found.length && found.length < foldersMost; place += 1) {
    const here = found[place] as string
    for (const name of subfoldersOf(here)) found.push(join(here, name))
  }
  return found
}

function subfoldersOf(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isDirectory() && !isByTheWay(entry.name) ? entry.name : []))
  } catch {
    return []
  }
}

/** Names of what changes by the way: what is hidden, installed or compiled, drafts of editors, logs. */
const isByTheWay = (name: string) =>
  /^\.|^(node_modules|__pycache__)$|~$|\.(pyc|log|part|sw[a-z]|tmp)$|^4913$/.test(name)
