import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { rules } from '../../contracts/rules/index.ts'
import { check } from '../../src/conformance/index.ts'
import { createWorld } from '../../src/runner/index.ts'
import { openTarget, type Target, type TargetInput } from '../../src/targets/index.ts'
import { type Figure, medianOf, type Ratio } from './figure.ts'

const rounds = 5
const events = 30_000
const cases = 3000
const adapter = join(import.meta.dirname, 'trivial-adapter.mjs')

const input: TargetInput = {
  connection: 'server-cloud',
  settings: { apiKey: 'a-token', apiVersion: 'v1' },
  event: {
    type: 'identify',
    userId: 'u-1',
    timestamp: '2026-03-04T05:06:07.000Z',
    traits: { email: 'ada@example.com', name: 'Ada Lovelace', plan: 'pro', seats: 12, vip: true },
    context: { ip: '192.0.2.1', library: { name: 'rudder-sdk', version: '1.0' }, os: { name: 'x', version: '1' } },
  },
  session: 'a-session',
}

const open = () =>
  openTarget(`command:"${process.execPath}" "${adapter}"`, {
    folder: import.meta.dirname,
    timeoutMs: 60_000,
    route: 'processor',
    headers: {},
    env: {},
    intercom: createWorld().intercom,
  })

/** Events a second where as many are under way as the target takes. */
async function throughTarget(target: Target): Promise<number> {
  let left = events
  const start = performance.now()
  const ask = async () => {
    for (; left > 0; left -= 1) await target.transform(input)
  }
  await Promise.all(Array.from({ length: target.parallel ?? 1 }, ask))
  return (events / (performance.now() - start)) * 1000
}

/** Lines a second through the same program, where all are written at once and answers are counted only. */
async function bare(): Promise<number> {
  const child = spawn(process.execPath, [adapter], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.write('{"cmd":"start","version":1}\n')
  await once(child.stdout, 'data')
  const start = performance.now()
  let answers = 0
  const done = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 0x0a) answers += 1
      if (answers === events) resolve()
    })
  })
  for (let seq = 1; seq <= events; seq += 1) {
    const isTaken = child.stdin.write(`${JSON.stringify({ cmd: 'transform', seq, ...input })}\n`)
    if (!isTaken) await once(child.stdin, 'drain')
  }
  await done
  const perSecond = (events / (performance.now() - start)) * 1000
  child.stdin.end('{"cmd":"stop"}\n')
  return perSecond
}

async function transportAlone(): Promise<Ratio> {
  const target = await open()
  const measured: { ratio: number; perSecond: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const perSecond = await throughTarget(target)
    const ratio = perSecond / (await bare())
    if (round > 0) measured.push({ ratio, perSecond })
  }
  await target.close?.()
  return medianOf(measured)
}

/** Events a second of a whole run: cases made, played over this target, and judged. */
async function judged(target: Target, seed: number): Promise<number> {
  let asked = 0
  const counted: Target = {
    ...target,
    transform(given, manner) {
      asked += 1
      return target.transform(given, manner)
    },
  }
  const start = performance.now()
  const plan = { target: counted, rules, cases: [], seed, failOn: 'must' as const, replay: (id: string) => id }
  await check({ ...plan, generate: { runs: cases, suites: ['properties'] } })
  return (asked / (performance.now() - start)) * 1000
}

async function withJudging(): Promise<Ratio> {
  const target = await open()
  const inProcess: Target = {
    name: 'trivial',
    connections: ['server-cloud'],
    transform: () => ({ kind: 'dropped', reason: 'nothing is done here' }),
  }
  const measured: { ratio: number; perSecond: number }[] = []
  for (let seed = 0; seed <= rounds; seed += 1) {
    const perSecond = await judged(target, seed)
    const ratio = perSecond / (await judged(inProcess, seed))
    if (seed > 0) measured.push({ ratio, perSecond })
  }
  await target.close?.()
  return medianOf(measured)
}

export const commandFigures: readonly Figure[] = [
  {
    name: 'command, events through a trivial adapter, transport alone ÷ its lines written and answers counted',
    goal: 0.4,
    orPerSecond: 20_000,
    measure: transportAlone,
  },
  {
    name: 'command, events of a whole run over a trivial adapter, judging on ÷ the same in this process',
    goal: 0.3,
    measure: withJudging,
  },
]
