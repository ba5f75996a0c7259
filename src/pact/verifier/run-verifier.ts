import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { InputError } from '../../input/index.ts'
import type { Asked, Told } from './words.ts'

/** Started from source the process is source too, and needs a loader where Node does not strip types by itself. */
const isSource = import.meta.url.endsWith('.ts')
const entry = fileURLToPath(new URL(`./main.${isSource ? 'ts' : 'js'}`, import.meta.url))
const loader = () => ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]

/**
 * Runs Pact's verifier in a process of its own, and gives its result as JSON text. An `InputError` says what to do where it cannot run:
 * the package or its native library is missing, or it broke.
 */
export async function runVerifier(asked: Asked): Promise<string> {
  const told = await tellOf(asked)
  if (told.kind === 'verified') return told.resultText
  if (told.kind === 'no-package') {
    throw new InputError(
      `"pact verify" needs the package @pact-foundation/pact, which is not installed: npm i -D ${wanted}`,
    )
  }
  if (told.kind === 'no-library') {
    throw new InputError(
      `Pact could not be loaded on ${process.platform}-${process.arch}: ${firstLine(told.says)} Its native library is an optional dependency of its own: install it again without --omit=optional (npm i -D ${wanted}). It exists for Linux (glibc and musl), macOS and Windows, on x64 and, but for Windows, arm64.`,
    )
  }
  throw new InputError(`Pact's verifier broke, which says nothing of the provider: ${firstLine(told.says)}`)
}

const wanted = '"@pact-foundation/pact@^17.1.4"'

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return /[.!?]$/.test(line.trim()) ? line.trim() : `${line.trim()}.`
}

function tellOf(asked: Asked): Promise<Told> {
  const child = fork(entry, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: isSource && !process.features.typescript ? loader() : [],
    env: ownEnvironment(process.env),
  })
  // What it prints is its own report; read to the end, since a full pipe would stop it.
  let last = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-500)
    })
  }
  child.send(asked)
  return new Promise((resolve) => {
    child.once('message', (told: Told) => resolve(told))
    child.once('error', ({ message }) => resolve({ kind: 'failed', says: message }))
    child.once('close', (code, signal) => {
      const end = signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`
      resolve({ kind: 'failed', says: `${end}; its last words: ${last.replace(/\s+/g, ' ').trim() || 'none'}` })
    })
  })
}

/**
 * Pact obeys variables of the environment that nobody sees: by them it would verify fewer interactions, fetch other pacts from a broker, or
 * send results to one. A proxy would stand between two ports of this machine. And nothing is counted by anybody.
 */
function ownEnvironment(all: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(all).filter(([name]) => !/^(PACT_(?!PREBUILD_)|(https?|all)_proxy$)/i.test(name))
  return { ...Object.fromEntries(kept), PACT_DO_NOT_TRACK: 'true', SCARF_ANALYTICS: 'false' }
}
