import { Command } from 'commander'
import { Type } from 'typebox'
import { connectionSchema, eventSchema, settingsSchema } from '../../contracts/wire/index.ts'
import { findFault, linesOf } from '../input/index.ts'
import { transform } from '../transformer/index.ts'
import type { ExitCode } from './exit-code.ts'
import { print, say } from './print.ts'

/** One line of input. */
const lineSchema = Type.Object({ connection: connectionSchema, settings: settingsSchema, event: eventSchema })

/** `transform`: the reference as a filter; JSON lines in, JSON lines out, in order. */
export function defineTransform(exit: (code: ExitCode) => void): Command {
  return new Command('transform')
    .description('the reference as a filter: {"connection","settings","event"} lines in, {"outcome"} lines out')
    .addHelpText('after', examples)
    .action(async () => exit(await runTransform(process.stdin)))
}

const examples = `
Example:
  echo '{"connection":"server-cloud","settings":{"apiKey":"t"},"event":{"type":"identify","userId":"u-1"}}' \\
    | intercom-conformance transform

A line that cannot be read is answered with {"error"} in its place; the rest goes on, and the exit code is 2.`

async function runTransform(input: AsyncIterable<Uint8Array | string>): Promise<ExitCode> {
  let bad = 0
  let number = 0
  for await (const line of linesOf(input)) {
    number += 1
    if (line.trim() === '') continue
    const answer = transformLine(line)
    if ('error' in answer) bad += 1
    await print(`${JSON.stringify('error' in answer ? { error: `line ${number}: ${answer.error}` } : answer)}\n`)
  }
  if (bad > 0) say(`${bad} of ${number} lines could not be read; each is answered with {"error"} in its place.`)
  return bad > 0 ? 2 : 0
}

function transformLine(line: string) {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { error: `this is not JSON: ${(error as Error).message}` }
  }
  const fault = findFault(lineSchema, value)
  if (fault) return { error: fault.says }
  return { outcome: transform(value as Parameters<typeof transform>[0]) }
}
