import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'old-node-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Starts the program as it lies at a path of the folder, by a Node that says it is of version 20. */
function start(path: string) {
  const bin = join(folder, path, 'src', 'cli', 'bin.mjs')
  mkdirSync(dirname(bin), { recursive: true })
  copyFileSync(join(packageRoot, 'src', 'cli', 'bin.mjs'), bin)
  const old = 'Object.defineProperty(process, "versions", { value: { node: "20.0.0" } })'
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(old)}`, bin, 'check'],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

function installNode(path: string) {
  const node = join(folder, path, 'node_modules', 'node', 'bin', 'node')
  mkdirSync(dirname(node), { recursive: true })
  writeFileSync(node, '#!/bin/sh\necho "taken: $2"\nexit 1\n', { mode: 0o755 })
}

describe.skipIf(process.platform === 'win32')('the program on a Node that is too old', () => {
  it.each([
    ['a checkout, by the one that it pins', 'checkout', 'checkout'],
    ['a package, by one that is installed beside it', 'node_modules/intercom-conformance', '.'],
  ])('runs in %s', (_, path, place) => {
    installNode(place)
    expect(start(path)).toEqual({ status: 1, stdout: 'taken: check\n', stderr: '' })
  })

  it.each([
    ['checkout', /or run "npm ci" in the checkout/],
    ['node_modules/intercom-conformance', /npm install -D node@24/],
  ])('says how to get one in %s', (path, how) => {
    expect(start(path)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(how) })
  })
})
