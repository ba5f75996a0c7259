import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../../../src/runner/index.ts'
import { runCli } from '../../cli/run-cli.ts'

let folder: string
let pids: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lingering-'))
  pids = join(folder, 'pids')
})
afterEach(() => rmSync(folder, { recursive: true }))

const wordFor = (mood: string) =>
  `command:"${process.execPath}" "${join(packageRoot, 'test/targets/command/lingering.mjs')}" "${pids}" ${mood}`

/** The processes that were started and are there still. */
function running(): number[] {
  const started = readFileSync(pids, 'utf8').trim().split(/\s/).map(Number)
  return started.filter((pid) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  })
}

describe('an adapter that does not want to end', () => {
  it('has ended with its child when the run has', async () => {
    const { stdout } = await runCli(['check', wordFor(''), '--case', 'vectors/U2/first-name-alone'], { folder })
    expect(stdout).toContain('lingering breaks U1')
    await expect.poll(running, { timeout: 50_000 }).toEqual([])
  })

  it.for(['mute', 'slow'])('ends with its child where the run is interrupted: %s', async (mood) => {
    const words = [join(packageRoot, 'src', 'cli', 'bin.mjs'), 'check', wordFor(mood)]
    const run = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' })
    await expect.poll(() => existsSync(pids) && running().length, { timeout: 50_000 }).toBe(2)
    run.kill('SIGINT')
    expect(await once(run, 'exit')).toEqual([null, 'SIGINT'])
    await expect.poll(running, { timeout: 50_000 }).toEqual([])
  })
})
