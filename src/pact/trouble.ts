import type { IntercomReply } from '../../contracts/wire/index.ts'
import type { NetworkFailure } from '../delivery/index.ts'

/** Why no answer came, and what to do: in sentences. */
export function troubleOf({ code, message }: NetworkFailure): string {
  if (code === 'TIMEOUT') return `${message} More time may help: --timeout-ms.`
  return code === 'TOO_LARGE' ? message : `${message} Is it running, and is the address right?`
}

/** Why an answer cannot be held against a pact, and what to do; nothing where it can. */
export function troubleIn({ status, headers, body }: IntercomReply): string | undefined {
  if (/^text\/html\b/i.test(headers['content-type'] ?? '') && typeof body === 'string') {
    return `It answered with a page of HTML, status ${status}. Is this the address of the service itself?`
  }
  if (status < 200 || status > 599) return `It answered with ${status}, which is no status of an answer.`
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return `It answered in the encoding ${encoding}, though it was asked for none.`
  return undefined
}
