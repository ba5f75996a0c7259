import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { readText } from '../../src/input/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { mutationFile, readExplanations, readRecord } from './files.ts'
import { measure, prepare } from './measure.ts'
import { explained, folderRecord, type MutationRecord, recordText } from './record.ts'

const areas = ['common', 'delivery', 'group', 'identify', 'identity', 'journeys', 'mobile', 'settings', 'track', 'web']

/** The folders whose mutants have to be noticed, the reference and what judges it, and their files. */
const filesOf: ReadonlyMap<string, string> = new Map([
  ['src/transformer', 'src/transformer/**/*.ts'],
  ['contracts/reading', 'contracts/reading/**/*.ts'],
  ['contracts/rules', 'contracts/rules/*.ts'],
  ...areas.map((area): [string, string] => [`contracts/rules/${area}`, `contracts/rules/${area}/*.ts`]),
])
const folders = [...filesOf.keys()]

const usage = `npm run mutation -- --date 2026-11-26 [FOLDER…]   measures all folders, or some of ${folders.join(', ')}
npm run mutation -- --explain                     writes new explanations beside the survivors of the last time
`

const read = (file: string) => readText(join(packageRoot, file), file)

/** The commit that is measured; a tree that differs from it is said to. */
function commit(): string {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: packageRoot, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--', 'src', 'contracts', 'test', 'scenarios', 'mocks')
  return `${git('rev-parse', '--short=10', 'HEAD')}${changed === '' ? '' : ', changed'}`
}

function tool(): string {
  const { version } = JSON.parse(read('node_modules/@stryker-mutator/core/package.json'))
  return `@stryker-mutator/core ${version}`
}

function write(record: MutationRecord): void {
  writeFileSync(join(packageRoot, mutationFile), recordText(record))
}

async function measureFolder(folder: string, date: string): Promise<void> {
  const measurement = { folder, date, commit: commit() }
  const mutants = await measure(filesOf.get(folder) ?? '')
  const { folders: known } = readRecord()
  const measured = folderRecord(
    measurement,
    mutants.map((mutant) => ({ ...mutant, fileName: relative(packageRoot, mutant.fileName) })),
    read,
  )
  const all = [...known.filter((other) => other.folder !== folder), measured]
  write({
    tool: tool(),
    folders: all.sort((left, right) => folders.indexOf(left.folder) - folders.indexOf(right.folder)),
  })
  const { score, survived, noCoverage } = measured
  process.stdout.write(`${folder}: ${score} %, ${survived + noCoverage} survivors\n`)
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { date: { type: 'string' }, explain: { type: 'boolean', default: false } },
})

if (options.explain) {
  write(explained(readRecord(), readExplanations()))
} else if (/^\d{4}-\d\d-\d\d$/.test(options.date ?? '') && positionals.every((folder) => folders.includes(folder))) {
  await prepare()
  for (const folder of positionals.length > 0 ? positionals : folders) {
    await measureFolder(folder, options.date as string)
    write(explained(readRecord(), readExplanations()))
  }
} else {
  process.stderr.write(usage)
  process.exitCode = 2
}
