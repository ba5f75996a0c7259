import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { InputError } from '../../../input/index.ts'

/** Nothing of the browser's own goes out, and no name is looked up: pages reach the loopback interface alone. */
const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  ...['--password-store=basic', '--use-mock-keychain', '--disable-extensions', '--mute-audio'],
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // A page of the public web may not ask the loopback interface; ours is one in name only.
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights',
]

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is: CHROMIUM_PATH, else the usual places; undefined where it is not. */
export function chromiumPath(named = process.env['CHROMIUM_PATH']): string | undefined {
  return (named ? [named] : usualPlaces).find((path) => existsSync(path))
}

/** A browser that runs. */
export interface Chromium {
  /** The address of its DevTools protocol. */
  address: string
  /** A folder of the run's own, in which its profile is: gone with it. */
  folder: string
  /** Ends it with all its processes and its folder, without waiting for either. */
  kill(): void
}

/** Starts Chromium. `interrupted` says that this process ends before it can wait for anything. */
export async function startChromium(interrupted?: AbortSignal): Promise<Chromium> {
  const path = expectPath()
  const folder = mkdtempSync(join(tmpdir(), 'intercom-conformance-'))
  const places = ['--remote-debugging-port=0', `--user-data-dir=${join(folder, 'profile')}`, 'about:blank']
  // In a group of its own, so that its processes end together.
  const child = spawn(path, [...flags, ...places], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const kill = () => {
    interrupted?.removeEventListener('abort', kill)
    end(child, folder)
  }
  interrupted?.addEventListener('abort', kill, { once: true })
  try {
    return { address: await addressOf(child), folder, kill }
  } catch (error) {
    kill()
    throw error
  }
}

function expectPath(): string {
  const path = chromiumPath()
  if (path !== undefined) return path
  const named = process.env['CHROMIUM_PATH']
  const where = named ? `at CHROMIUM_PATH (${named})` : `among ${usualPlaces.join(', ')}`
  throw new InputError(
    `There is no Chromium ${where}. Install it (apt-get install chromium), name it by CHROMIUM_PATH, or use --browser jsdom.`,
  )
}

function end({ pid }: ChildProcess, folder: string): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
  for (const one of [socketFolder(folder), folder])
    if (one !== undefined) rmSync(one, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

/** The folder of its own that Chromium makes for a socket, to which the profile has a link; it would take it away itself if it were not killed. */
function socketFolder(folder: string): string | undefined {
  try {
    const own = dirname(readlinkSync(join(folder, 'profile', 'SingletonSocket')))
    return /^(?:org\.chromium|com\.google)\./.test(basename(own)) ? own : undefined
  } catch {
    return undefined
  }
}

const startMs = 30_000

/** Chromium says on its standard error where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  const last: string[] = []
  return new Promise((resolve, reject) => {
    const refuse = (what: string) => {
      const said = last.slice(-3).join(' ').slice(0, 400)
      reject(
        new InputError(
          `Chromium did not start: ${what}.${said === '' ? '' : ` It said: ${said}`} Try --browser jsdom.`,
        ),
      )
    }
    const patience = setTimeout(() => refuse(`it was silent for ${startMs / 1000} seconds`), startMs)
    child.once('error', ({ message }) => refuse(message))
    child.once('exit', (code, signal) => {
      clearTimeout(patience)
      refuse(signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`)
    })
    // Read to the end, since a full pipe would stop it.
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      last.push(line)
      if (last.length > 20) last.shift()
      const address = /^DevTools listening on (ws:\/\/\S+)/.exec(line)?.[1]
      if (address === undefined) return
      clearTimeout(patience)
      resolve(address)
    })
  })
}
