import { Command, CommanderError } from 'commander'
import { toolVersion } from '../conformance/index.ts'
import { InputError } from '../input/index.ts'
import { printableLines } from '../report/index.ts'
import { defineCheck } from './check/check-command.ts'
import { defineCompare } from './compare-command.ts'
import type { ExitCode } from './exit-code.ts'
import { defineExplain } from './explain-command.ts'
import { defineInit } from './init-command.ts'
import { defineMatrix } from './matrix-command.ts'
import { defineMerge } from './merge-command.ts'
import { defineMock } from './mock-command.ts'
import { definePact } from './pact/pact-command.ts'
import { listenToOutput } from './print.ts'
import { defineRules } from './rules-command.ts'
import { defineServe } from './serve-command.ts'
import { defineSimulate } from './simulate-command.ts'
import { defineTransform } from './transform-command.ts'

/** The program with all its commands; `exit` gets the exit code of the one that ran. */
export function createProgram(exit: (code: ExitCode) => void): Command {
  const program = new Command('intercom-conformance')
    .description('An executable contract for the RudderStack to Intercom (API 1.4) destination.')
    .version(toolVersion)
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .configureOutput(safe)
    .exitOverride()
  for (const define of commands) program.addCommand(define(exit))
  for (const command of program.commands) {
    for (const one of [command, ...command.commands])
      one.exitOverride().showSuggestionAfterError().configureOutput(safe)
  }
  return program.addHelpText('after', examples)
}

/** Runs one command line, without the words `node` and the program's name. Answers the exit code. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  listenToOutput()
  let exitCode: ExitCode = 0
  const program = createProgram((code) => {
    exitCode = code
  })
  if (words.length === 0) {
    program.outputHelp({ error: true })
    return 2
  }
  try {
    await program.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(error instanceof InputError ? `${printableLines(error.message)}\n` : ownDefect(error))
    return 2
  }
}

const commands = [
  defineCheck,
  defineInit,
  defineMerge,
  defineCompare,
  defineTransform,
  defineRules,
  defineExplain,
  defineMatrix,
  defineMock,
  defineServe,
  defineSimulate,
  definePact,
]

/** Words of the command line are repeated in errors: they reach the terminal as text, never as escapes. */
const safe = { outputError: (text: string, write: (text: string) => void) => write(printableLines(text)) }

const examples = `
Examples:
  intercom-conformance check                          judge the reference over every connection
  intercom-conformance check --rules 'U*' --fail-on should
  intercom-conformance check --reporter json=report.json
  intercom-conformance init                           set up this repository: config, workflow, baseline
  intercom-conformance compare main.json report.json  what a change made better or worse
  intercom-conformance explain U2                     what a rule says, why, and what breaks it
  intercom-conformance transform < events.jsonl       the reference as a filter
  intercom-conformance matrix a.json b.json           implementations compared, rule by rule
  intercom-conformance mock --port 4010               Intercom's API 1.4 on a port
  intercom-conformance serve --port 9090              the reference behind RudderStack's transformer protocol
  intercom-conformance simulate --weather storm       many people, bad weather, virtual time
  intercom-conformance pact verify --provider transformer --url http://127.0.0.1:9090

Exit codes: 0 as expected, 1 a rule failed or an invariant broke, 2 bad usage or input, or nothing was exercised.`

/** What is no fault of the input: told as such, so that nobody takes it for a verdict. */
function ownDefect(error: unknown): string {
  const details = error instanceof Error ? error.stack : String(error)
  return `intercom-conformance itself broke; this says nothing of the target. Please report it:\n${printableLines(details ?? '')}\n`
}
