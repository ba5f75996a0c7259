import { InputError } from '../input/index.ts'
import { print, say } from './print.ts'

/** What listens on a port. */
interface Listener {
  url: string
  close(): Promise<void>
}

/**
 * Runs a server until it is told to stop, by Ctrl-C or SIGTERM. Where it listens is the first line of standard output, so that a program can
 * read it; `hint` is talk.
 */
export async function keepListening(start: () => Promise<Listener>, host: string, hint: string): Promise<void> {
  if (host.trim() === '') throw new InputError('--host names no interface. Leave it out for 127.0.0.1.')
  const stopped = stopSignal()
  const listener = await start().catch((error: Error) => {
    throw new InputError(error.message)
  })
  await print(`listening on ${listener.url}\n`)
  say(hint)
  await stopped
  await listener.close()
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
