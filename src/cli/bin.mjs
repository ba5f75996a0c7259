#!/usr/bin/env node
// Plain JavaScript that any Node since 12 can read: it finds a Node that is new enough, then the program.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import * as module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 12)) await run()
else runWithPinnedNode()

/**
 * Runs the source where it lies here (a checkout), through tsx where this Node does not read it by itself; else what was compiled from it (a
 * package). What Node made of it is kept in its own cache for the next start, where there may be one.
 */
async function run() {
  const source = join(here, 'main.ts')
  const compiled = join(root, 'dist', 'src', 'cli', 'main.js')
  module.enableCompileCache?.()
  if (existsSync(source) && !readsTypeScript()) {
    const tsx = await import('tsx/esm/api')
    tsx.register()
  }
  const { main } = await import(pathToFileURL(existsSync(source) ? source : compiled).href)
  process.exitCode = await main(process.argv.slice(2))
}

/** Node has done so without a warning since 24.12, but for what lies in a package. */
function readsTypeScript() {
  return (major > 24 || (major === 24 && minor >= 12)) && !/[\\/]node_modules[\\/]/.test(here)
}

/** For machines whose own Node is too old: a checkout pins one in its development dependencies, and beside the package one may be installed. */
function runWithPinnedNode() {
  const pinned = pinnedNode(root)
  if (pinned === undefined || realpathSync(pinned) === realpathSync(process.execPath)) {
    const how = /[\\/]node_modules[\\/]/.test(here)
      ? 'or one beside this package: npm install -D node@24'
      : 'or run "npm ci" in the checkout with install scripts allowed: it brings one along'
    process.stderr.write(
      `intercom-conformance needs Node 22.12 or newer; this is ${process.version}. Install a newer Node, ${how}.\n`,
    )
    process.exitCode = 2
    return
  }
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** The program of the package `node`, looked for as Node looks for packages. */
function pinnedNode(folder) {
  const pinned = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(pinned)) return pinned
  return dirname(folder) === folder ? undefined : pinnedNode(dirname(folder))
}
