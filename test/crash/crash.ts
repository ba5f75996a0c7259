import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Random, seededRandom, type Weather } from '../../contracts/wire/index.ts'
import { startSocket } from '../../mocks/intercom/doors/socket.ts'
import type { Accounting } from '../../src/delivery/index.ts'
import { auditOf, token } from './events.ts'

export interface CrashOptions {
  kills: number
  /** Decides when each kill comes. */
  seed: number
  /** What the process does wrong on purpose. */
  lie?: string
  /** What requests meet; some of everything unless said. */
  weather?: Weather
  /** Told of each kill. */
  killed?(number: number, accepted: number): void
}

export interface CrashReport {
  accounting: Accounting
  lost: string[]
  twice: string[]
}

/** Some of everything that a network does, so that a kill may come at any of its moments. */
const someOfEverything: Weather = {
  faults: [
    { fault: 'latency', ms: { min: 0, max: 8 } },
    { fault: 'status', status: 503, probability: 0.05 },
    { fault: 'reset-before', probability: 0.03 },
    { fault: 'reset-after', probability: 0.04 },
    { fault: 'lost', probability: 0.01 },
    { fault: 'status', status: 429, reset: 1, probability: 0.003 },
  ],
}

/**
 * Kills a process that delivers to Intercom's double over a socket, again and again; the last one may finish. What was confirmed has to
 * be in Intercom then, once.
 */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { kills, seed, lie = '', weather = someOfEverything, killed } = options
  const folder = mkdtempSync(join(tmpdir(), 'crash-'))
  const door = await startSocket({ weather })
  let arrived = 0
  const { send } = door.intercom
  door.intercom.send = (...request) => {
    arrived += 1
    return send(...request)
  }
  const random = seededRandom(seed)
  const begin = (life: number, ...words: string[]) =>
    beginChild(folder, [
      '--url',
      door.url,
      '--journal',
      join(folder, 'journal'),
      '--seed',
      String(seed + life),
      '--lie',
      lie,
      ...words,
    ])
  try {
    let confirmed = 0
    for (let number = 1; number <= kills; number += 1) {
      const child = begin(number)
      await someMoment(random, () => arrived, child.ended)
      confirmed = Math.max(confirmed, (await child.kill()).accepted)
      killed?.(number, confirmed)
    }
    const { accounting } = await begin(0, '--finish').finish()
    const { lost, twice } = auditOf(door.intercom.state(token), Math.max(confirmed, accounting.accepted))
    return { accounting, lost, twice }
  } finally {
    await door.close()
    rmSync(folder, { recursive: true })
  }
}

/** Now and then while it starts, and else shortly after some more requests have arrived. */
async function someMoment(random: Random, arrived: () => number, ended: Promise<unknown>): Promise<void> {
  const afterMs = random() * 12
  if (random() < 0.15) return wait(random() * 400)
  const goal = arrived() + 1 + Math.floor(random() * 40)
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  while (arrived() < goal && !isOver) await wait(1)
  return wait(afterMs)
}

const childFile = fileURLToPath(new URL('child.ts', import.meta.url))

function beginChild(folder: string, words: readonly string[]) {
  // It begins so often that its code is compiled once only.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  const child = spawn(process.execPath, [childFile, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env })
  let [said, complained] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained += text
  })
  const ended = once(child, 'close') as Promise<[code: number | null]>
  const failed = (what: string) => new Error(`The process that delivers ${what}.\n${complained}`)
  return {
    ended,
    async kill() {
      child.kill('SIGKILL')
      const [code] = await ended
      if (code !== null) throw failed(`ended by itself, with ${code}`)
      return { accepted: Number([...said.matchAll(/^accepted (\d+)\n/gm)].at(-1)?.[1] ?? 0) }
    },
    async finish() {
      const [code] = await ended
      const [, text] = /^ended (.*)\n/m.exec(said) ?? []
      if (code !== 0 || text === undefined) throw failed('did not finish')
      return { accounting: JSON.parse(text) as Accounting }
    },
  }
}
