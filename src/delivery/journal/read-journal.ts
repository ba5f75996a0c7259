import { createReadStream } from 'node:fs'
import { InputError, linesOf } from '../../input/index.ts'
import { unsealed } from './batch.ts'
import type { Fact } from './fact.ts'
import { Ledger } from './ledger.ts'

/**
 * Adds up a journal; one that does not exist holds nothing. Its last line may have been cut by a stop, and then never counted. Throws an
 * `InputError` where another line is damaged: no stop leaves that behind.
 */
export async function readJournal(file: string): Promise<Ledger> {
  const ledger = new Ledger()
  let line = 0
  let damaged: number | undefined
  try {
    for await (const text of linesOf(createReadStream(file))) {
      line += 1
      if (damaged !== undefined) throw damage(file, damaged)
      const facts = unsealed(text)
      if (facts === undefined) damaged = line
      for (const fact of (facts ?? []) as unknown as Fact[]) {
        if (fact.fact === 'sum' && fact.version !== 1) throw otherVersion(file)
        ledger.apply(fact)
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return ledger
}

const damage = (file: string, line: number) =>
  new InputError(
    'This line of the journal was changed after it was written, so that what stands after it cannot be relied on. Put a copy of the journal in its place, or move it away to begin anew.',
    { file, line },
  )

const otherVersion = (file: string) =>
  new InputError('The journal was written by another version. Let that version deliver what is left in it.', { file })
