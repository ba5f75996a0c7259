import { Command } from 'commander'
import { type Static, Type } from 'typebox'
import { connectionSchema, eventSchema, type Settings, settingsSchema } from '../../contracts/wire/index.ts'
import { findFault, linesOf } from '../input/index.ts'
import { reference } from '../targets/index.ts'
import type { ExitCode } from './exit-code.ts'
import { print, say } from './print.ts'

/** One line of input. */
const lineSchema = Type.Object({ connection: connectionSchema, settings: settingsSchema, event: eventSchema })
type Line = Static<typeof lineSchema>

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

Over a device connection the outcome is calls of Intercom's SDK; lines of one App ID are events of one device, in their order.
A line that cannot be read is answered with {"error"} in its place; the rest goes on, and the exit code is 2.`

async function runTransform(input: AsyncIterable<Uint8Array | string>): Promise<ExitCode> {
  let bad = 0
  let number = 0
  for await (const line of linesOf(input)) {
    number += 1
    if (line.trim() === '') continue
    const answer = transformLine(line)
    if ('error' in answer) bad += 1
    const told = 'error' in answer ? { error: `line ${number}: ${answer.error}` } : answer
    if (!(await print(`${JSON.stringify(told)}\n`))) break // nobody reads on, and the input may have no end
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
  const { connection, settings, event } = value as Line
  return { outcome: reference.transform({ connection, settings, event, session: deviceOf(connection, settings) }) }
}

/** Lines of one App ID over one connection are of one device, as in a trace: what it remembers lasts from line to line. */
function deviceOf(connection: string, { appId }: Settings): string {
  return `${connection} ${typeof appId === 'string' ? appId : ''}`
}
