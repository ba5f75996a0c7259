import { type FileHandle, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from '../../../contracts/wire/index.ts'
import type { Delivery } from '../delivery.ts'
import type { Accounting } from '../ending.ts'
import { sealed } from './batch.ts'
import { type Fact, recorded } from './fact.ts'
import { readJournal } from './read-journal.ts'

export interface JournalOptions {
  clock: Clock
  /** A journal that has grown by so many characters is written anew; 16 million unless said. */
  growthMax?: number
}

/** A journal on disk, of one delivery in one process. */
export interface Journal {
  /** Hands what has not ended to a delivery, and answers one whose events are written down from now on. */
  attach(delivery: Delivery): Delivery
  /** Resolves when everything that happened so far is on disk. Rejects where the journal cannot be written: then it never is again. */
  synced(): Promise<void>
  /** What became of all events, those of earlier processes too. */
  accounting(): Accounting
  /** Writes what is left, and frees the file. */
  close(): Promise<void>
}

/** Facts of one line of a journal that is written anew, so that none grows too long to be read. */
const factsPerLine = 500

/** Opens a journal, which begins where none is. Its file and the one of dead letters beside it, `FILE.dead`, are for their owner alone. */
export async function openJournal(file: string, options: JournalOptions): Promise<Journal> {
  const { clock, growthMax = 16_000_000 } = options
  const ledger = await readJournal(file)
  const dead = await open(`${file}.dead`, 'a', 0o600)
  let handle = await writeAnew(file, ledger.facts(clock()))
  let growth = 0
  let waiting: Fact[] = []
  let isPlanned = false
  /** Everything that was planned to be written; once one thing could not be, nothing after it is. */
  let written = Promise.resolve()

  /** Each line is on disk before the next one is begun, so that a stop can only damage the last. */
  async function writeWaiting(): Promise<void> {
    const facts = waiting
    const anew = growth > growthMax ? [...ledger.facts(clock())] : undefined
    waiting = []
    isPlanned = false
    await writeLetters(dead, facts)
    if (anew !== undefined) {
      const old = handle
      handle = await writeAnew(file, anew)
      growth = 0
      return old.close()
    }
    const line = `${sealed(facts.map(withoutLetter))}\n`
    await handle.appendFile(line)
    await handle.datasync()
    growth += line.length
  }

  function write(fact: Fact): void {
    ledger.apply(fact)
    waiting.push(fact)
    if (isPlanned) return
    isPlanned = true
    written = written.then(writeWaiting)
    // Told to whoever asks whether all is on disk.
    written.catch(() => {})
  }

  return {
    attach(delivery) {
      ledger.resume(delivery)
      return recorded(delivery, write)
    },
    synced: () => written,
    accounting: () => ledger.accounting,
    async close() {
      try {
        await written
      } finally {
        await Promise.all([handle.close(), dead.close()])
      }
    },
  }
}

/** Writes a journal that is as short as it can be, and puts it in the place of the old one; open for what comes next. */
async function writeAnew(file: string, facts: Iterable<Fact>): Promise<FileHandle> {
  const draft = `${file}.new`
  const handle = await open(draft, 'w', 0o600)
  for (const some of inParts(facts, factsPerLine)) await handle.appendFile(`${sealed(some)}\n`)
  await handle.sync()
  await rename(draft, file)
  await syncFolder(dirname(file))
  return handle
}

function* inParts<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let part: Item[] = []
  for (const item of items) {
    part.push(item)
    if (part.length < size) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** A name lasts when its folder is on disk. Where a system opens no folders, it keeps names by itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  try {
    await handle?.sync()
  } catch {
    // Not every file system knows this.
  } finally {
    await handle?.close()
  }
}

/** Letters are kept before the event counts as ended: a stop between may leave one twice, and never none. */
async function writeLetters(dead: FileHandle, facts: readonly Fact[]): Promise<void> {
  const letters = facts.filter((fact) => fact.fact === 'ended' && fact.as === 'aborted')
  if (letters.length === 0) return
  await dead.appendFile(letters.map((letter) => `${sealed([letter])}\n`).join(''))
  await dead.datasync()
}

function withoutLetter(fact: Fact): unknown {
  if (fact.fact !== 'ended' || fact.as !== 'aborted') return fact
  const { letter: _, ...short } = fact
  return short
}
