import { InputError } from '../../input/index.ts'

/** Where a target listens. */
export interface Address {
  /** `http://127.0.0.1:9090` */
  origin: string
  /** What stands before each path of the protocol: `/prefix`, or nothing. */
  prefix: string
  /** The address as it may be told to anybody: without credentials. */
  name: string
  /** The Basic credentials of the address. */
  authorization?: string
}

/** Reads `http(s)://[user:password@]HOST:PORT[/prefix]`. Errors never repeat a password. */
export function readAddress(word: string): Address {
  const shown = word.replace(/\/\/.*@/, '//…@')
  if (!/^https?:\/\/[^/]/.test(word) || !URL.canParse(word)) {
    throw new InputError(
      `"${shown}" is no address. Write it as http://127.0.0.1:9090, or with a prefix behind the port.`,
    )
  }
  const { origin, pathname, search, hash, username, password } = new URL(word)
  if (search !== '' || hash !== '') {
    throw new InputError(`"${shown}" has a query or a fragment; a target is reached at an address and a prefix alone.`)
  }
  const prefix = pathname.replace(/\/+$/, '')
  const address = { origin, prefix, name: `${origin}${prefix}` }
  if (username === '' && password === '') return address
  const credentials = `${plain(username)}:${plain(password)}`
  return { ...address, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
