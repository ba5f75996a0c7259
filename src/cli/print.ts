import { InputError } from '../input/index.ts'

/**
 * Writes to standard output, and waits until a slow reader has taken it. A reader that has gone (`| head`) is no error: the work goes
 * on, so that files are written and the exit code is the real one.
 *
 * @returns whether there is still somebody who reads
 */
export async function print(text: string): Promise<boolean> {
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    process.stdout.write(text, resolve)
  })
  if (error && !readerHasGone(error)) throw new InputError(`Standard output cannot be written: ${error.message}.`)
  return !error
}

const readerHasGone = ({ code }: NodeJS.ErrnoException) => code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED'

/** What a stream says of itself is told by `print`; without a listener it would end the process. */
export function listenToOutput(): void {
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}

/** Talk goes to standard error, so that data can be piped. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
