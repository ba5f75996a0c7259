import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textFrom } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OutputFile, writablePlace, writeWhole } from '../../src/output/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a file that is written', () => {
  it('appears whole, and nothing is left beside it', () => {
    writeWhole(join(folder, 'a.txt'), 'text')
    expect(readdirSync(folder)).toEqual(['a.txt'])
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('text')
  })

  it('does not appear where it is abandoned, and what stood there stays', () => {
    writeFileSync(join(folder, 'a.txt'), 'old')
    const file = new OutputFile(join(folder, 'a.txt'))
    file.write('new')
    file.abandon()
    expect(readdirSync(folder)).toEqual(['a.txt'])
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('old')
  })

  it('goes where a link leads, and the link stays a link', () => {
    writeFileSync(join(folder, 'real.txt'), 'old')
    symlinkSync(join(folder, 'real.txt'), join(folder, 'link.txt'))
    writeWhole(join(folder, 'link.txt'), 'new')
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('new')
  })

  it('never replaces what is no file: a pipe is written to', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const reader = spawn('cat', [pipe])
    const read: Promise<string> = textFrom(reader.stdout)
    await once(reader, 'spawn')
    writeWhole(pipe, 'text')
    expect(await read).toBe('text')
    expect(lstatSync(pipe).isFIFO()).toBe(true)
  })
})

describe('a place to write to', () => {
  it.for([
    ['nothing', (): string => '', /is empty/],
    ['a name with NUL', (): string => join(folder, 'a\u0000.txt'), /character NUL/],
    ['a folder', (): string => folder, /it is a folder/],
    ['a folder that is not there', (): string => join(folder, 'no', 'a.txt'), /there is no folder/],
  ] as const)('is refused for %s', ([, path, message]) => {
    expect(() => writablePlace(path())).toThrow(message)
  })

  it.skipIf(process.getuid?.() === 0)('is refused for a read-only file', () => {
    writeFileSync(join(folder, 'a.txt'), 'old')
    chmodSync(join(folder, 'a.txt'), 0o444)
    expect(() => writablePlace(join(folder, 'a.txt'))).toThrow(/read-only/)
  })

  it('is the file itself where nothing stands in the way', () => {
    mkdirSync(join(folder, 'in'))
    expect(writablePlace(join(folder, 'in', 'a.txt'))).toBe(join(folder, 'in', 'a.txt'))
  })
})
