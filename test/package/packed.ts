import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/runner/index.ts'

/** The package as a registry would get it. */
export interface Packed {
  file: string
  files: number
  kilobytes: number
  unpackedKilobytes: number
  /** What publint has against it. */
  lint(): string[]
  /** What are-the-types-wrong has against it. */
  types(): string[]
}

/** Packs into a folder that is gone afterwards. */
export async function withPacked<Result>(use: (packed: Packed) => Result | Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-package-'))
  try {
    const [packed] = JSON.parse(jsonPart(run('npm', ['pack', '--json', '--pack-destination', folder]).stdout))
    const file = join(folder, packed.filename)
    return await use({
      file,
      files: packed.entryCount,
      kilobytes: Math.round(packed.size / 1000),
      unpackedKilobytes: Math.round(packed.unpackedSize / 1000),
      lint: () => findingsOf(run(tool('publint'), ['--strict', file])),
      types: () =>
        findingsOf(run(tool('attw'), [file, '--profile', 'esm-only', '--no-color', '--no-emoji', ...notModules])),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Entries that are data, and the file that a program is started with. */
const notModules = ['--exclude-entrypoints', './contracts/*', './schemas/*', './redirect']

const tool = (name: string) => join(packageRoot, 'node_modules', '.bin', name)

function run(command: string, words: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }
  return spawnSync(command, words, { cwd: packageRoot, encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 })
}

/** npm runs scripts before it packs, and what they print stands before its answer. */
const jsonPart = (text: string) => text.slice(text.search(/^\[/m))

function findingsOf({ status, stdout, stderr }: ReturnType<typeof run>): string[] {
  return status === 0 ? [] : `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '')
}
