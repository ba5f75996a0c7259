import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { InputError } from '../../input/index.ts'
import { startLine, stopLine, transformLine } from '../conversation/lines.ts'
import { openTalk, type Talk } from '../conversation/talk.ts'
import { targetOf } from '../conversation/target-of.ts'
import { asciiJson, quoted, shellLineMax } from '../shell-line.ts'
import type { Target, TargetInput } from '../target.ts'
import { TargetFailure } from '../target-failure.ts'
import type { TargetOptions } from '../target-options.ts'
import { environmentOf } from './environment.ts'
import { splitWords } from './split-words.ts'
import { type Command, startProcess } from './start-process.ts'

/** A program that is spoken to over its standard input and output, one JSON object a line. */
export async function openCommand(word: string, options: TargetOptions): Promise<Target> {
  const command = commandOf(word, options)
  const jobs = options.jobs ?? 1
  const talk = await talkWith(word, command, options, jobs)
  return { ...targetOf(talk, jobs), protocol: 'command', byHand: (input) => byHand(command, options, input) }
}

function commandOf(word: string, { folder, cwd, ...options }: TargetOptions): Command {
  const [program, ...words] = splitWords(word.slice('command:'.length))
  if (program === undefined) {
    throw new InputError(`"${word}" names no program. Write it behind the colon: command:"python3 adapter.py".`)
  }
  const start = resolve(folder, cwd ?? '.')
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(`The command cannot start in "${cwd ?? start}": there is no such folder. Correct --cwd.`)
  }
  return { program, words, folder: start, environment: environmentOf(options, process.env) }
}

async function talkWith(word: string, command: Command, options: TargetOptions, jobs: number): Promise<Talk> {
  const { timeoutMs, interrupted } = options
  try {
    return await openTalk({
      open: (listener) => startProcess(command, listener),
      timeoutMs,
      jobs,
      ...(interrupted === undefined ? {} : { interrupted }),
    })
  } catch (error) {
    if (!(error instanceof TargetFailure)) throw error
    throw new InputError(`"${word}" cannot be judged: ${whyOf(error, command)}`)
  }
}

function whyOf({ message, stderr }: TargetFailure, { program, words }: Command): string {
  if (message.includes('(ENOENT)')) {
    return `there is no program "${program}". Give its path, or one that is found in PATH; relative paths start at --cwd.`
  }
  if (message.includes('(EACCES)')) {
    return `"${program}" may not be executed. Try chmod +x, or name its interpreter: command:"python3 ${program}".`
  }
  const wrote = stderr === undefined ? '' : ` It wrote:\n${stderr.trimEnd()}\n`
  const line = [program, ...words].map(quoted).join(' ')
  return `${message}.${wrote === '' ? ' ' : wrote}Try it by hand: echo '${startLine}' | ${line}`
}

/** Gives the program this one event. None where it would be too long, and where it needs an environment: what is in that may be a secret. */
function byHand({ program, words }: Command, { cwd, env }: TargetOptions, input: TargetInput): string | undefined {
  if (Object.keys(env).length > 0) return undefined
  const lines = [startLine, asciiJson(transformLine(1, input)), stopLine].map(quoted).join(' ')
  const call = [program, ...words].map(quoted).join(' ')
  const line = `printf '%s\\n' ${lines} | ${cwd === undefined ? call : `(cd ${quoted(cwd)} && ${call})`}`
  return line.length > shellLineMax ? undefined : line
}
