import { createColors } from 'picocolors'
import type { InteractionResult, Verification } from '../../pact/index.ts'
import { printable } from '../../report/index.ts'
import type { ExitCode } from '../exit-code.ts'

type Verdict = InteractionResult['verdict']

/** What a verification comes to. An interaction of which nothing can be said leaves the whole open. */
export function exitCodeOf({ results }: Verification): ExitCode {
  const has = (verdict: Verdict) => results.some((result) => result.verdict === verdict)
  if (has('errored')) return 2
  if (has('failed')) return 1
  return has('verified') ? 0 : 2
}

const words: Readonly<Record<Verdict, string>> = {
  verified: 'verified',
  failed: 'failed',
  noted: 'noted (pending)',
  skipped: 'not verified',
  errored: 'without an answer',
}

/** Each interaction with what differed, then the counts and the verdict. What the provider said is made safe to print, and cut. */
export function verificationText(verification: Verification): string {
  const { kind, results } = verification
  const counts = (Object.keys(words) as Verdict[])
    .map((verdict) => [results.filter((result) => result.verdict === verdict).length, words[verdict]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
  const outcome = [
    'passed: the provider keeps the pact',
    'failed: the provider breaks the pact',
    'inconclusive: see above',
  ]
  return `${[
    ...results.map(lineOf),
    '',
    `${counts.join(', ')}; verified against ${kind}`,
    `${outcome[exitCodeOf(verification)]}`,
  ].join('\n')}\n`
}

function lineOf({ name, verdict, says }: InteractionResult): string {
  const paint = createColors(createColors().isColorSupported && process.stdout.isTTY === true)
  const marks = {
    verified: paint.green('✓'),
    failed: paint.red('✗'),
    noted: paint.yellow('~'),
    skipped: paint.dim('-'),
    errored: paint.red('!'),
  }
  return [`${marks[verdict]} ${printable(name)}`, ...says.map((one) => `    ${shortened(printable(one))}`)].join('\n')
}

const lengthMax = 600
const shortened = (text: string) =>
  text.length <= lengthMax ? text : `${text.slice(0, lengthMax - 1).toWellFormed()}…`
