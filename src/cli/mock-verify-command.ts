import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { createColors } from 'picocolors'
import {
  type Behaviour,
  type BehaviourResult,
  behaviourFileSchema,
  doubtsOf,
  verify,
} from '../../mocks/intercom/verify/index.ts'
import { InputError, readJson, readText } from '../input/index.ts'
import { printable } from '../report/index.ts'
import { packageRoot } from '../runner/index.ts'
import type { ExitCode } from './exit-code.ts'
import { print, say } from './print.ts'

interface VerifyOptions {
  url: string
  token: string
}

/** `mock verify`: the documented behaviours of Intercom's API 1.4, held against any address. */
export function defineMockVerify(exit: (code: ExitCode) => void): Command {
  return new Command('verify')
    .description("hold documented behaviours of Intercom's API 1.4 against an address: a mock, or a real workspace")
    .requiredOption('--url <address>', 'https://api.intercom.io, or the address of a mock')
    .requiredOption('--token <token>', 'an access token of a workspace that may be written to')
    .action(async (options: VerifyOptions) => exit(await runVerify(options)))
}

/** All behaviours that come along. */
function loadBehaviours(): Behaviour[] {
  const folder = join(packageRoot, 'contracts', 'vectors', 'intercom-api')
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().flatMap((name) => {
    const file = join(folder, name)
    return readJson(readText(file), behaviourFileSchema, file).behaviours
  })
}

async function runVerify({ url: given, token }: VerifyOptions): Promise<ExitCode> {
  if (!URL.canParse(given)) throw new InputError(`"--url ${given}" is no address. Write it as https://api.intercom.io.`)
  const url = given.replace(/\/+$/, '')
  if (token.trim() === '') throw new InputError('--token is blank.')
  const behaviours = loadBehaviours()
  await expectAnswer(url, token)
  sayDoubts(behaviours)
  const nowMs = Date.now()
  const counts = { 'as-documented': 0, different: 0, errored: 0, skipped: 0 }
  for await (const result of verify({
    url,
    token,
    behaviours,
    run: nowMs.toString(36),
    nowSeconds: Math.floor(nowMs / 1000),
  })) {
    counts[result.verdict] += 1
    await print(tell(result))
  }
  const summary = `${counts['as-documented']} as documented, ${counts.different} different, ${counts.errored} errored`
  const left =
    counts.skipped === 0 ? '' : `, ${counts.skipped} skipped: only a mock can be told the state that they need`
  await print(`${summary}${left}\n`)
  if (counts['as-documented'] === 0 && counts.different === 0) return 2
  return counts.different + counts.errored > 0 ? 1 : 0
}

/** An address where nobody answers, or where the token opens nothing, is told once, not for each behaviour. */
async function expectAnswer(url: string, token: string): Promise<void> {
  let status: number
  try {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'Intercom-Version': '1.4' }
    const answer = await fetch(`${url}/me`, { headers, signal: AbortSignal.timeout(10_000) })
    status = answer.status
  } catch (error) {
    const { cause, message } = error as Error
    const because = cause instanceof Error ? cause.message : message
    throw new InputError(`Nothing answers at ${url}: ${because}. Is it running, and is the port right?`)
  }
  if (status === 401) throw new InputError(`${url} refuses this token (401): nothing can be verified. Correct --token.`)
}

/** Read first: what the public sources leave open, and this run would answer. */
function sayDoubts(behaviours: readonly Behaviour[]): void {
  const doubts = [...doubtsOf(behaviours)]
  if (doubts.length === 0) return
  say('Against a real workspace this run settles these doubts (mocks/intercom/LIMITS.md):')
  for (const [setting, settling] of doubts) say(`  ${setting}: ${settling.map(({ id }) => id).join(', ')}`)
}

function tell({ behaviour, verdict, step, settled, differences = [] }: BehaviourResult): string {
  const paint = createColors(createColors().isColorSupported && process.stdout.isTTY === true)
  const marks = {
    'as-documented': paint.green('✓'),
    skipped: paint.dim('-'),
    different: paint.red('✗'),
    errored: paint.red('✗'),
  }
  const mark = marks[verdict]
  const lines = [
    `${mark} ${behaviour.id}  ${behaviour.says}`,
    ...(settled === undefined ? [] : [`    settles ${behaviour.settles}: ${printable(JSON.stringify(settled))}`]),
    ...(step === undefined ? [] : [`    at ${printable(step)}`]),
    ...differences.map((difference) => `    ${printable(difference)}`),
    ...(verdict === 'different' ? [`    source: ${behaviour.source} (${behaviour.confidence})`] : []),
  ]
  return `${lines.join('\n')}\n`
}
