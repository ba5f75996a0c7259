import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { packageRoot } from '../../src/runner/index.ts'

/** What came of using the package on one Node. */
export interface Trial {
  lines: string[]
  sound: boolean
}

/** Installs a packed file into an empty folder, production dependencies alone, and uses every entry. `own` is the Node that runs this. */
export function tryOn(version: string, file: string): Trial {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-consumer-'))
  try {
    const node = version === 'own' ? process.execPath : fetchNode(version, join(folder, 'node'))
    const consumer = join(folder, 'consumer')
    mkdirSync(consumer)
    writeFileSync(join(consumer, 'package.json'), '{ "type": "module", "private": true }\n')
    const run = runner(node, consumer)
    run(npmCli(), ['install', '--omit=dev', '--no-audit', '--no-fund', file])
    cpSync(join(packageRoot, 'test', 'package', 'consumer'), consumer, { recursive: true })
    const { stdout, status, stderr } = run('entries.mjs', [])
    const lines = stdout.trimEnd().split('\n')
    return { lines, sound: status === 0 && stderr === '', ...(stderr === '' ? {} : { lines: [...lines, stderr] }) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The npm that this one runs under, or that lies beside it. */
function npmCli(): string {
  const own = process.env['npm_execpath']
  if (own?.endsWith('.js')) return own
  const { stdout } = spawnSync('npm', ['root', '--global'], { encoding: 'utf8', env: withoutPinned() })
  return join(stdout.trim(), 'npm', 'bin', 'npm-cli.js')
}

/** The pinned Node has no npm of its own: the global folder is asked of the one of this machine. */
function withoutPinned(): NodeJS.ProcessEnv {
  const pinned = join(packageRoot, 'node_modules', '.bin')
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => entry !== pinned && !entry.includes('node_modules'))
  return { ...process.env, PATH: path.join(delimiter) }
}

function fetchNode(version: string, folder: string): string {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], {
    cwd: folder,
    encoding: 'utf8',
    env: withoutPinned(),
  })
  if (status !== 0) throw new Error(`Node ${version} could not be had from the registry:\n${stderr}`)
  return join(folder, 'node_modules', 'node', 'bin', 'node')
}

/** Runs scripts on a Node that is also the one that they find. */
function runner(node: string, cwd: string) {
  const env: NodeJS.ProcessEnv = { ...withoutPinned(), NO_COLOR: '1' }
  const withNode = { ...env, PATH: `${dirname(node)}${delimiter}${env['PATH'] ?? ''}` }
  return (script: string, words: readonly string[]) =>
    spawnSync(node, [script, ...words], { cwd, encoding: 'utf8', env: withNode, timeout: 300_000 })
}
