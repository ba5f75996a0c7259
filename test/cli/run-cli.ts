import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../src/runner/index.ts'

/** What a command line did. */
export interface CliRun {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the command line as a user does, in a process of its own. */
export function runCli(
  words: readonly string[],
  {
    stdin = '',
    folder = packageRoot,
    env = {},
  }: { stdin?: string; folder?: string; env?: Record<string, string> } = {},
): Promise<CliRun> {
  const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  const run: CliRun = { code: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    run.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    run.stderr += text
  })
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...run, code }))
  })
}

/** A whole transcript, exit code first, with what varies by machine scrubbed by name. */
export function transcript(words: readonly string[], { code, stdout, stderr }: CliRun): string {
  const shown = words.map((word) => (/^[\w@=:,./*!-]+$/.test(word) ? word : `'${word}'`)).join(' ')
  const text = [
    `$ intercom-conformance ${shown}`,
    `exit code: ${code}`,
    '--- stdout',
    stdout,
    '--- stderr',
    stderr,
  ].join('\n')
  return text.replaceAll(process.version, 'NODE_VERSION').replaceAll(packageRoot, 'CHECKOUT')
}
