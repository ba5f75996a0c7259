/**
 * No answer came: the target was not reached, stayed silent, or broke off. What is said follows the word "it": `answered too
 * late`. This says nothing of an event as long as other events were under way.
 */
export class NoReply extends Error {
  override readonly name = 'NoReply'
  readonly kind: 'unreachable' | 'silent' | 'lost'
  /** Why the target was not reached. */
  readonly because: string | undefined

  constructor(kind: NoReply['kind'], did: string, because?: string) {
    super(did)
    this.kind = kind
    this.because = because
  }
}

/** An answer came that cannot be taken as a whole: an HTTP error, no JSON, another shape. What is said follows the word "it". */
export class BadReply extends Error {
  override readonly name = 'BadReply'
  /** Why the target refused what it was given, where it did that: an HTTP status from 400 to 499. */
  readonly rejection: string | undefined

  constructor(did: string, rejection?: string) {
    super(did)
    this.rejection = rejection
  }
}

/** The address, or who asks, is refused: no event will fare better. */
export class WrongAddress extends BadReply {}

/** The target does not live any more, and is not asked again. */
export class Gone extends Error {
  override readonly name = 'Gone'
}

/** What Node and undici call it when no connection comes about, in words. */
const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network',
  EADDRNOTAVAIL: 'there is no such address',
  ETIMEDOUT: 'the connection took too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
  ...untrusted('DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is signed by itself'),
  ...untrusted('SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is signed by an authority of its own'),
  ...untrusted('UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is signed by an unknown authority'),
  ...untrusted('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its certificate is signed by an unknown authority'),
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS there: is the address http://?',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS there: is the address http://?',
  EPROTO: 'it does not speak TLS there: is the address http://?',
}

function untrusted(code: string, says: string): Record<string, string> {
  return { [code]: `${says}; put that into a file and name it in NODE_EXTRA_CA_CERTS` }
}

/** What went wrong on the way to an answer, from what Node or undici threw. */
export function misfortuneOf(error: unknown): NoReply | BadReply {
  const { name, code = '', message = '' } = causeOf(error)
  const known = unreachable[code]
  if (known !== undefined) return new NoReply('unreachable', `could not be reached: ${known}`, known)
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new BadReply('gave an answer of more than 64 MiB')
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new BadReply('gave an answer with too many headers')
  if (name === 'HTTPParserError') return new NoReply('lost', `spoke no HTTP (${message.slice(0, 100)})`)
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    return new NoReply('lost', 'closed the connection before it had answered')
  return new NoReply('lost', `could not be asked (${[code, message.slice(0, 200)].filter(Boolean).join(' ')})`)
}

/** A connection that was tried at several addresses holds an error for each; the first says it. */
function causeOf(error: unknown): Partial<Pick<NodeJS.ErrnoException, 'name' | 'code' | 'message'>> {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors[0] as NodeJS.ErrnoException
  return (error ?? {}) as NodeJS.ErrnoException
}
