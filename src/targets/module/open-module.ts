import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { InputError } from '../../input/index.ts'
import { openTalk, type Talk } from '../conversation/talk.ts'
import { targetOf } from '../conversation/target-of.ts'
import type { Target } from '../target.ts'
import { TargetFailure } from '../target-failure.ts'
import type { TargetOptions } from '../target-options.ts'
import { startThread } from './start-thread.ts'

/** A module in JavaScript or TypeScript that exports `transform`, in a thread of its own. */
export async function openModule(word: string, options: TargetOptions): Promise<Target> {
  const path = word.slice('module:'.length)
  const file = fileOf(path, options.folder)
  const jobs = options.jobs ?? 1
  return targetOf(await talkWith(path, file, options, jobs), jobs)
}

function fileOf(path: string, folder: string): string {
  if (path === '')
    throw new InputError('"module:" names no file. Write its path behind the colon: module:./adapter.js.')
  const file = resolve(folder, path)
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile()) return file
  const what = found?.isDirectory() ? 'it is a folder; name the file in it' : 'there is no such file'
  throw new InputError(`The module cannot be read: ${what}.`, { file: path })
}

async function talkWith(path: string, file: string, options: TargetOptions, jobs: number): Promise<Talk> {
  const { timeoutMs, interrupted, intercom } = options
  try {
    return await openTalk({
      open: (listener) => startThread(file, intercom, listener),
      timeoutMs,
      jobs,
      ...(interrupted === undefined ? {} : { interrupted }),
    })
  } catch (error) {
    if (!(error instanceof TargetFailure)) throw error
    throw new InputError(
      `The module cannot be judged: ${error.message}. It has to export transform({ connection, settings, event, session }).`,
      { file: path },
    )
  }
}
