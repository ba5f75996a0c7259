import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'
import { mutationFile, readExplanations, readRecord } from './files.ts'
import { explained, type FolderRecord, folderRecord, recordText, scoreOf } from './record.ts'

const record = readRecord()

describe(mutationFile, () => {
  it.for(record.folders)('says of $folder what its counts say', (folder) => {
    expect(folder.score).toBe(scoreOf(folder))
    expect(folder.survivors).toHaveLength(folder.survived + folder.noCoverage)
    const { killed, timeout, survived, noCoverage, ignored } = folder
    expect(killed + timeout + survived + noCoverage + ignored).toBe(folder.mutants)
  })

  it('has beside its survivors the explanations that are kept', () => {
    expect(record).toEqual(explained(record, readExplanations()))
  })

  it('is written as it is read', () => {
    expect(JSON.parse(recordText(record))).toEqual(record)
  })

  it('explains only what there is', () => {
    const files = readExplanations().flatMap(({ mutants }) => mutants.map(({ file }) => file))
    expect(files.filter((file) => !existsSync(join(packageRoot, file)))).toEqual([])
  })
})

describe('the record of a folder', () => {
  const location = { start: { line: 2, column: 7 }, end: { line: 2, column: 12 } }
  const mutant = { id: '1', fileName: 'a.ts', mutatorName: 'M', replacement: 'true', location }
  const measured = (
    statuses: readonly ('Killed' | 'Survived' | 'Timeout' | 'NoCoverage' | 'Ignored')[],
  ): FolderRecord =>
    folderRecord(
      { folder: 'a', date: '2026-01-01', commit: '1234567' },
      statuses.map((status) => ({ ...mutant, status })),
      () => 'first\nif (a > b) {}\n',
    )

  it('counts what became of each mutant, and scores all but the ignored ones', () => {
    const counts = { mutants: 6, killed: 2, timeout: 1, survived: 1, noCoverage: 1, ignored: 1, score: 60 }
    expect(measured(['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'])).toMatchObject(counts)
  })

  it('never rounds up', () => {
    expect(scoreOf({ ...measured([]), killed: 2, survived: 1 })).toBe(66.66)
  })

  it('names the code that a survivor was, and its reason where the file, the code and what it became are explained', () => {
    const folder = measured(['Survived'])
    const survivor = { file: 'a.ts', line: 2, mutator: 'M', code: '> b) ', replacement: 'true' }
    expect(folder.survivors).toEqual([survivor])
    const why = (becomes: string) =>
      explained({ tool: 't', folders: [folder] }, [
        { because: 'nobody can tell', mutants: [{ file: 'a.ts', code: '> b) ', becomes }] },
      ]).folders[0]?.survivors[0]
    expect(why('true')).toEqual({ ...survivor, because: 'nobody can tell' })
    expect(why('false')).toEqual(survivor)
  })
})
