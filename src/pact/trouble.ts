import type { IntercomReply } from '../../contracts/wire/index.ts'
import type { NetworkFailure } from '../delivery/index.ts'

/** Why a provider's answer cannot be held against a pact, and what to do: in sentences. */
export function troubleOf(failure: NetworkFailure): string {
  if (failure.code === 'TIMEOUT') return `${failure.message} More time may help: --timeout-ms.`
  return `${failure.message} Is it running, and is the address right?`
}

/** An answer that is no answer of an API: a page for people, from a server in between or another one altogether. */
export function pageTrouble({ status, headers, body }: IntercomReply): string | undefined {
  if (!/^text\/html\b/i.test(headers['content-type'] ?? '') || typeof body !== 'string') return undefined
  return `It answered with a page of HTML, status ${status}. Is this the address of the service itself?`
}
